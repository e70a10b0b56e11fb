package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Round;
import org.wufang.process.FivePartyDeliberation;

@Component
class RecordConsensus implements JavaDelegate {

    private final Deliberations deliberations;

    RecordConsensus(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deliberations.decide(
                execution.getProcessBusinessKey(),
                new Round.Decision(
                        Consensus.of(FivePartyDeliberation.CONSENSUS.in(execution)),
                        FivePartyDeliberation.CONSENSUS_RULE.in(execution),
                        FivePartyDeliberation.CONSENSUS_REASON.in(execution)));
    }
}
