package org.wufang.whistle.workflow;

import static org.wufang.process.WhistleHandling.ANYBODY_CAME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.WhistleCalls;

@Component
class RecordAbsence implements JavaDelegate {

    private final WhistleCalls whistles;

    RecordAbsence(WhistleCalls whistles) {
        this.whistles = whistles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ANYBODY_CAME.set(execution, whistles.recordAbsence(execution.getProcessBusinessKey()));
    }
}
