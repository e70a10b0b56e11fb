package org.wufang.whistle.workflow;

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
        whistles.recordAbsence(execution.getProcessBusinessKey());
    }
}
