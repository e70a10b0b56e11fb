package org.wufang.deliberation.commitments.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.commitments.Renegotiations;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.CommitmentRenegotiation;

@Component
class VoteOnRevision implements TaskAct {

    private final Renegotiations renegotiations;

    VoteOnRevision(Renegotiations renegotiations) {
        this.renegotiations = renegotiations;
    }

    @Override
    public String task() {
        return CommitmentRenegotiation.VOTE_ON_REVISION;
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        renegotiations.vote(
                Long.parseLong(form.variable("commitment")),
                form.variable("seat"),
                form.text("vote"),
                form.text("reason"),
                form.taskId(),
                form.actor());
        return Map.of();
    }
}
