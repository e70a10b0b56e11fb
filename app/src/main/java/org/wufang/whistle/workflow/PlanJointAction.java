package org.wufang.whistle.workflow;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.WhistleHandling;
import org.wufang.whistle.JointActions;

@Component
class PlanJointAction implements TaskAct {

    private final JointActions actions;

    PlanJointAction(JointActions actions) {
        this.actions = actions;
    }

    @Override
    public String task() {
        return WhistleHandling.PLAN_JOINT_ACTION;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        actions.plan(
                Objects.requireNonNull(submission.caseNumber()),
                submission.text("plan"),
                LocalDate.parse(submission.text("finishOn")),
                submission.actor());
        return Map.of(WhistleHandling.LEAD_FINISHED.name(), false);
    }
}
