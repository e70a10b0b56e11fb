package org.wufang.deliberation.commitments.workflow;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.commitments.Renegotiations;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.CommitmentRenegotiation;

@Component
class ProposeRevision implements TaskAct {

    private final Renegotiations renegotiations;

    ProposeRevision(Renegotiations renegotiations) {
        this.renegotiations = renegotiations;
    }

    @Override
    public String task() {
        return CommitmentRenegotiation.PROPOSE_REVISION;
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        renegotiations.propose(
                Long.parseLong(form.variable("commitment")),
                form.text("revisedMeasure"),
                LocalDate.parse(form.text("revisedDueOn")),
                form.text("reason"),
                form.actor());
        return Map.of();
    }
}
