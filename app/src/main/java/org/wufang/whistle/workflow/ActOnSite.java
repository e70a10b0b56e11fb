package org.wufang.whistle.workflow;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.WhistleHandling;
import org.wufang.whistle.JointActions;

@Component
class ActOnSite implements TaskAct {

    private final JointActions actions;

    ActOnSite(JointActions actions) {
        this.actions = actions;
    }

    @Override
    public String task() {
        return WhistleHandling.ACT;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        boolean over = actions.act(
                Objects.requireNonNull(submission.caseNumber()),
                submission.variable(WhistleHandling.TARGET.name()),
                submission.text("done"),
                submission.text("result"),
                submission.text("evidence"),
                submission.text("reason"),
                submission.text("openReason"),
                submission.actor());
        return over ? Map.of(WhistleHandling.LEAD_FINISHED.name(), true) : Map.of();
    }
}
