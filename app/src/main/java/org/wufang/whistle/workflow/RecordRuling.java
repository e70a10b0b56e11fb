package org.wufang.whistle.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.WhistleCalls;

@Component
class RecordRuling implements JavaDelegate {

    private final WhistleCalls whistles;

    RecordRuling(WhistleCalls whistles) {
        this.whistles = whistles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        whistles.recordRuling(execution.getProcessBusinessKey());
    }
}
