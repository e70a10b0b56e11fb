package org.wufang.deliberation.voices.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.voices.ExpertHearings;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class ConcludeHearing implements TaskAct {

    private final ExpertHearings hearings;

    ConcludeHearing(ExpertHearings hearings) {
        this.hearings = hearings;
    }

    @Override
    public String task() {
        return "userTask_concludeHearing";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        hearings.conclude(form.caseNumber(), form.text("conclusion"), form.actor());
        return Map.of();
    }
}
