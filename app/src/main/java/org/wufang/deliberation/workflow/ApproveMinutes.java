package org.wufang.deliberation.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Signature;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class ApproveMinutes implements TaskAct {

    private final Deliberations deliberations;

    ApproveMinutes(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public String task() {
        return "userTask_approveMinutes";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        deliberations.sign(
                form.caseNumber(),
                form.variable("seat"),
                Signature.Mark.of(form.text("signature")),
                form.text("dissent"),
                form.actor());
        return Map.of();
    }
}
