package org.wufang.deliberation.voices.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class GiveOpinion implements TaskAct {

    private final InvitedVoices voices;

    GiveOpinion(InvitedVoices voices) {
        this.voices = voices;
    }

    @Override
    public String task() {
        return "userTask_giveOpinion";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        voices.hear(Long.parseLong(form.variable("voice")), form.text("opinion"), form.text("evidence"), form.actor());
        return Map.of();
    }
}
