package org.wufang.whistle.workflow;

import static org.wufang.process.WhistleHandling.WHISTLE_OUTCOME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.WhistleCalls;

@Component
class RecordUnsolved implements JavaDelegate {

    private final WhistleCalls whistles;

    RecordUnsolved(WhistleCalls whistles) {
        this.whistles = whistles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        whistles.closeUnsolved(execution.getProcessBusinessKey());
        WHISTLE_OUTCOME.set(execution, "unsolved");
    }
}
