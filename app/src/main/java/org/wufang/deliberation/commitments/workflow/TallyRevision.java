package org.wufang.deliberation.commitments.workflow;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.commitments.Renegotiations;
import org.wufang.deliberation.commitments.Revision;
import org.wufang.deliberation.methods.Method;
import org.wufang.deliberation.methods.Methods;
import org.wufang.process.CommitmentRenegotiation;
import org.wufang.process.SmallConsultation;

/** A revision is no item of the owners, needs no hearing, and is agreed to without conditions or not at all. */
@Component
class TallyRevision implements JavaDelegate {

    private final Renegotiations renegotiations;
    private final Methods methods;

    TallyRevision(Renegotiations renegotiations, Methods methods) {
        this.renegotiations = renegotiations;
        this.methods = methods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Revision.Count count = renegotiations.tally(
                execution.getProcessBusinessKey(), Long.parseLong(CommitmentRenegotiation.COMMITMENT.in(execution)));
        CommitmentRenegotiation.SMALL_CONSULTATION.set(execution, ofSmallConsultation(execution));
        CommitmentRenegotiation.ROUND.set(execution, count.round());
        CommitmentRenegotiation.PRESENT.set(execution, count.present());
        CommitmentRenegotiation.CAST.set(execution, count.cast());
        CommitmentRenegotiation.AGREEING.set(execution, count.agreeing());
        CommitmentRenegotiation.CONDITIONAL.set(execution, 0);
        CommitmentRenegotiation.OPPOSING.set(execution, count.opposing());
        CommitmentRenegotiation.LEGAL_OBJECTIONS.set(execution, 0);
        CommitmentRenegotiation.ABSTAINING.set(execution, count.abstaining());
        CommitmentRenegotiation.CORE_VOTED.set(execution, count.coreVoted());
        CommitmentRenegotiation.OWNERS_ITEM.set(execution, false);
        CommitmentRenegotiation.EXPERT_ITEM.set(execution, false);
        CommitmentRenegotiation.HEARING_HELD.set(execution, false);
    }

    /** Commitments bind from the deliberation that was held last. */
    private boolean ofSmallConsultation(DelegateExecution execution) {
        List<Optional<Method>> all = methods.of(execution.getProcessBusinessKey());
        return all.get(all.size() - 1)
                .filter(method -> method.process().equals(SmallConsultation.ID))
                .isPresent();
    }
}
