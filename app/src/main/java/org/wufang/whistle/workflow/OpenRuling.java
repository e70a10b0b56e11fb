package org.wufang.whistle.workflow;

import static org.wufang.process.DutyRuling.RULING_GROUP;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.WhistleCalls;

@Component
class OpenRuling implements JavaDelegate {

    private final WhistleCalls whistles;

    OpenRuling(WhistleCalls whistles) {
        this.whistles = whistles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RULING_GROUP.set(execution, String.join(",", whistles.firstJudges(execution.getProcessBusinessKey())));
    }
}
