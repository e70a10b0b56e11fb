package org.wufang.whistle.workflow;

import static org.wufang.process.WhistleHandling.NOT_OURS;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.WhistleCalls;

@Component
class AssessReportIn implements JavaDelegate {

    private final WhistleCalls whistles;

    AssessReportIn(WhistleCalls whistles) {
        this.whistles = whistles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        NOT_OURS.set(execution, whistles.isContested(execution.getProcessBusinessKey()));
    }
}
