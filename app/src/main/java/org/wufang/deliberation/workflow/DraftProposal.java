package org.wufang.deliberation.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.InvitedVoices;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.Promise;
import org.wufang.deliberation.Proposal;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.FivePartyDeliberation;

@Component
class DraftProposal implements TaskAct {

    private static final int SLOTS = 3;

    private final Deliberations deliberations;
    private final InvitedVoices voices;

    DraftProposal(Deliberations deliberations, InvitedVoices voices) {
        this.deliberations = deliberations;
        this.voices = voices;
    }

    @Override
    public String task() {
        return "userTask_draftProposal";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        voices.mustAllBeHeard(form.caseNumber());
        Proposal proposal = new Proposal(
                form.text("proposal"),
                form.text("legalBasis"),
                form.text("cost").isEmpty() ? null : new BigDecimal(form.text("cost")),
                form.text("payer"),
                OwnersItem.of(form.text("ownersItem")),
                form.ticked("expertItem"),
                promises(form));
        deliberations.propose(form.caseNumber(), proposal, form.actor());
        return Map.of(FivePartyDeliberation.COST.name(), proposal.wholeYuan());
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
