package org.wufang.deliberation.voices.workflow;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Ballot;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class CastVote implements TaskAct {

    private final Deliberations deliberations;
    private final InvitedVoices voices;

    CastVote(Deliberations deliberations, InvitedVoices voices) {
        this.deliberations = deliberations;
        this.voices = voices;
    }

    @Override
    public String task() {
        return "userTask_castVote";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        voices.mustAllBeHeard(form.caseNumber());
        deliberations.vote(
                form.caseNumber(),
                form.variable("seat"),
                Ballot.filled(
                        form.text("vote"),
                        List.of(form.text("condition1"), form.text("condition2")),
                        form.text("reason"),
                        form.text("legalBasis")),
                form.taskId(),
                form.actor());
        return Map.of();
    }
}
