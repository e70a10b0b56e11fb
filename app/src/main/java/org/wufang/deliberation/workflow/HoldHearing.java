package org.wufang.deliberation.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class HoldHearing implements TaskAct {

    private final Deliberations deliberations;

    HoldHearing(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public String task() {
        return "userTask_holdHearing";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        deliberations.hear(
                form.caseNumber(), form.text("members"), form.text("opinions"), form.text("conclusion"), form.actor());
        return Map.of();
    }
}
