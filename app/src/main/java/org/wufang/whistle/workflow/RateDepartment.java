package org.wufang.whistle.workflow;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.WhistleHandling;
import org.wufang.whistle.JointActions;

@Component
class RateDepartment implements TaskAct {

    private final JointActions actions;

    RateDepartment(JointActions actions) {
        this.actions = actions;
    }

    @Override
    public String task() {
        return WhistleHandling.RATE_DEPARTMENT;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        actions.rate(
                Objects.requireNonNull(submission.caseNumber()),
                submission.variable(WhistleHandling.TARGET.name()),
                Integer.parseInt(String.valueOf(submission.personal().get("rating"))),
                Objects.toString(submission.personal().get("comment"), ""),
                submission.actor());
        return Map.of();
    }
}
