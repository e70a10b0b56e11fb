package org.wufang.deliberation.proposals.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Tally;
import org.wufang.deliberation.proposals.Conditions;
import org.wufang.process.FivePartyDeliberation;

@Component
class TallyVotes implements JavaDelegate {

    private final Deliberations deliberations;
    private final Conditions conditions;

    TallyVotes(Deliberations deliberations, Conditions conditions) {
        this.deliberations = deliberations;
        this.conditions = conditions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Tally tally = deliberations.tally(execution.getProcessBusinessKey());
        conditions.raise(execution.getProcessBusinessKey());
        FivePartyDeliberation.ROUND.set(execution, tally.round());
        FivePartyDeliberation.PRESENT.set(execution, tally.present());
        FivePartyDeliberation.CAST.set(execution, tally.cast());
        FivePartyDeliberation.AGREEING.set(execution, tally.agreeing());
        FivePartyDeliberation.CONDITIONAL.set(execution, tally.conditional());
        FivePartyDeliberation.OPPOSING.set(execution, tally.opposing());
        FivePartyDeliberation.LEGAL_OBJECTIONS.set(execution, tally.legalObjections());
        FivePartyDeliberation.ABSTAINING.set(execution, tally.abstaining());
        FivePartyDeliberation.CORE_VOTED.set(execution, tally.coreVoted());
        FivePartyDeliberation.OWNERS_ITEM.set(execution, tally.ownersItem());
        FivePartyDeliberation.EXPERT_ITEM.set(
                execution,
                tally.expertItem() || Boolean.TRUE.equals(FivePartyDeliberation.HEARING_NEEDED.orNull(execution)));
        FivePartyDeliberation.HEARING_HELD.set(execution, tally.hearingHeld());
    }
}
