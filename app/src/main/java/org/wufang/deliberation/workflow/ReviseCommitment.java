package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Renegotiations;
import org.wufang.process.CommitmentRenegotiation;

/** The process that called goes on with the new commitment. */
@Component
class ReviseCommitment implements JavaDelegate {

    private final Renegotiations renegotiations;

    ReviseCommitment(Renegotiations renegotiations) {
        this.renegotiations = renegotiations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long revised = renegotiations.revise(
                execution.getProcessBusinessKey(), Long.parseLong(CommitmentRenegotiation.COMMITMENT.in(execution)));
        CommitmentRenegotiation.COMMITMENT.set(execution, String.valueOf(revised));
        CommitmentRenegotiation.REVISED.set(execution, true);
    }
}
