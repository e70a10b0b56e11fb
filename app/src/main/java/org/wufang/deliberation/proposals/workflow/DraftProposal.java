package org.wufang.deliberation.proposals.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.Promise;
import org.wufang.deliberation.Proposal;
import org.wufang.deliberation.proposals.Conditions;
import org.wufang.deliberation.proposals.Motions;
import org.wufang.deliberation.proposals.OwnersItems;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.FivePartyDeliberation;
import org.wufang.process.Routing;

@Component
class DraftProposal implements TaskAct {

    private static final int SLOTS = 3;

    /** As many slots as five voting papers have lines for conditions. */
    private static final int CONDITIONS = 5 * Conditions.ON_A_PAPER;

    private final Deliberations deliberations;
    private final Conditions conditions;
    private final Motions motions;
    private final InvitedVoices voices;
    private final OwnersTable owners;
    private final OwnersItems ownersItems;

    DraftProposal(
            Deliberations deliberations,
            Conditions conditions,
            Motions motions,
            InvitedVoices voices,
            OwnersTable owners,
            OwnersItems ownersItems) {
        this.deliberations = deliberations;
        this.conditions = conditions;
        this.motions = motions;
        this.voices = voices;
        this.owners = owners;
        this.ownersItems = ownersItems;
    }

    @Override
    public String task() {
        return "userTask_draftProposal";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        voices.mustAllBeHeard(form.caseNumber());
        OwnersItem asked = OwnersItem.of(form.text("ownersItem"));
        OwnersItem.Finding finding = owners.find(
                Objects.requireNonNull(form.taskId()), form.variables().get(Routing.MATTER.name()), form.text("payer"));
        Proposal proposal = new Proposal(
                form.text("proposal"),
                form.text("options"),
                form.text("legalBasis"),
                form.text("cost").isEmpty() ? null : new BigDecimal(form.text("cost")),
                form.text("payer"),
                asked.orStricter(finding.item()),
                form.ticked("expertItem"),
                promises(form));
        deliberations.propose(form.caseNumber(), proposal, form.actor());
        ownersItems.record(form.caseNumber(), asked, finding);
        conditions.answer(form.caseNumber(), answers(form), form.actor());
        motions.answer(form.caseNumber(), form.text("adoptedMotion"), form.text("motionsNotAdopted"), form.actor());
        return Map.of(FivePartyDeliberation.COST.name(), proposal.wholeYuan());
    }

    private static List<Conditions.Filled> answers(Submission form) {
        return IntStream.rangeClosed(1, CONDITIONS)
                .mapToObj(slot -> new Conditions.Filled(
                        form.text("condition" + slot + "Answer"), form.text("condition" + slot + "Words")))
                .toList();
    }

    private static List<Promise> promises(Submission form) {
        return IntStream.rangeClosed(1, SLOTS)
                .mapToObj(slot -> Promise.of(
                        slot,
                        form.text("commitment" + slot + "Owner"),
                        form.text("commitment" + slot + "Measure"),
                        form.text("commitment" + slot + "DueOn")))
                .flatMap(Optional::stream)
                .toList();
    }
}
