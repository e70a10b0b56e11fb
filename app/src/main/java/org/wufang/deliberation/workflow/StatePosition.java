package org.wufang.deliberation.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class StatePosition implements TaskAct {

    private final Deliberations deliberations;

    StatePosition(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public String task() {
        return "userTask_statePosition";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        deliberations.state(
                form.caseNumber(),
                form.variable("seat"),
                form.text("position"),
                form.text("interest"),
                form.text("limits"),
                form.text("evidence"),
                form.actor());
        return Map.of();
    }
}
