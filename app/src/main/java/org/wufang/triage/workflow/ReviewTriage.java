package org.wufang.triage.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.CaseLifecycle;
import org.wufang.triage.Triage;

/** Place and matter reach the process when it accepts the case. */
@Component
class ReviewTriage implements TaskAct {

    private final Triage triage;

    ReviewTriage(Triage triage) {
        this.triage = triage;
    }

    @Override
    public String task() {
        return CaseLifecycle.REVIEW_TRIAGE;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        triage.review(submission);
        return Map.of();
    }
}
