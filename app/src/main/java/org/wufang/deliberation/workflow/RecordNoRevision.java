package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Renegotiations;
import org.wufang.process.CommitmentRenegotiation;

@Component
class RecordNoRevision implements JavaDelegate {

    private final Renegotiations renegotiations;

    RecordNoRevision(Renegotiations renegotiations) {
        this.renegotiations = renegotiations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        renegotiations.fail(
                execution.getProcessBusinessKey(), Long.parseLong(CommitmentRenegotiation.COMMITMENT.in(execution)));
        CommitmentRenegotiation.REVISED.set(execution, false);
    }
}
