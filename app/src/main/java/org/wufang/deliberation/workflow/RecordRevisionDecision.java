package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.Renegotiations;
import org.wufang.deliberation.Round;
import org.wufang.process.CommitmentRenegotiation;

@Component
class RecordRevisionDecision implements JavaDelegate {

    private final Renegotiations renegotiations;

    RecordRevisionDecision(Renegotiations renegotiations) {
        this.renegotiations = renegotiations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        renegotiations.decide(
                execution.getProcessBusinessKey(),
                Long.parseLong(CommitmentRenegotiation.COMMITMENT.in(execution)),
                new Round.Decision(
                        Consensus.of(CommitmentRenegotiation.CONSENSUS.in(execution)),
                        CommitmentRenegotiation.CONSENSUS_RULE.in(execution),
                        CommitmentRenegotiation.CONSENSUS_REASON.in(execution)));
    }
}
