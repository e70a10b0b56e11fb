package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.process.MeetingHandling;

@Component
class AssessCommitments implements JavaDelegate {

    private final Deliberations deliberations;

    AssessCommitments(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean kept = deliberations.allKept(execution.getProcessBusinessKey());
        MeetingHandling.MEETING_OUTCOME.set(execution, kept ? "solved" : "toWhistle");
    }
}
