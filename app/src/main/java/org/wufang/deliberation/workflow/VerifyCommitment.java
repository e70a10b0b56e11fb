package org.wufang.deliberation.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.Deliberations;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class VerifyCommitment implements TaskAct {

    private final Deliberations deliberations;

    VerifyCommitment(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public String task() {
        return "userTask_verifyCommitment";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        deliberations.verify(
                Long.parseLong(form.variable("commitment")),
                Commitment.Verdict.of(form.text("commitmentVerdict")),
                form.text("finding"),
                form.actor());
        return Map.of();
    }
}
