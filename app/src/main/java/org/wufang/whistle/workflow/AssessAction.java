package org.wufang.whistle.workflow;

import static org.wufang.process.WhistleHandling.WHISTLE_OUTCOME;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.WhistleCalls;

@Component
class AssessAction implements JavaDelegate {

    private final WhistleCalls whistles;

    AssessAction(WhistleCalls whistles) {
        this.whistles = whistles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        WHISTLE_OUTCOME.set(execution, whistles.assess(execution.getProcessBusinessKey()));
    }
}
