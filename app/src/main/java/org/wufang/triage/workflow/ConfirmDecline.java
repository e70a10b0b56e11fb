package org.wufang.triage.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.CaseLifecycle;
import org.wufang.triage.Triage;

@Component
class ConfirmDecline implements TaskAct {

    private final Triage triage;

    ConfirmDecline(Triage triage) {
        this.triage = triage;
    }

    @Override
    public String task() {
        return CaseLifecycle.CONFIRM_DECLINE;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        triage.confirmDecline(submission);
        return Map.of();
    }
}
