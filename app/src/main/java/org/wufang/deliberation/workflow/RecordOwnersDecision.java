package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.process.FivePartyDeliberation;

@Component
class RecordOwnersDecision implements JavaDelegate {

    private final Deliberations deliberations;

    RecordOwnersDecision(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deliberations.decideOwnersVote(
                execution.getProcessBusinessKey(),
                FivePartyDeliberation.OWNERS_CARRIED.in(execution),
                FivePartyDeliberation.OWNERS_RULE.in(execution));
    }
}
