package org.wufang.deliberation.voices.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.voices.ExpertHearings;
import org.wufang.deliberation.voices.Testimony;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class GiveTestimony implements TaskAct {

    private final ExpertHearings hearings;

    GiveTestimony(ExpertHearings hearings) {
        this.hearings = hearings;
    }

    @Override
    public String task() {
        return "userTask_giveTestimony";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        hearings.testify(
                Long.parseLong(form.variable("member")),
                Testimony.Stance.of(form.text("stance")),
                form.text("opinion"),
                form.text("evidence"),
                form.actor());
        return Map.of();
    }
}
