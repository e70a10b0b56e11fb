package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Contests;

@Component
class ReopenContested implements JavaDelegate {

    private final Contests contests;

    ReopenContested(Contests contests) {
        this.contests = contests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contests.reopen(execution.getProcessBusinessKey());
    }
}
