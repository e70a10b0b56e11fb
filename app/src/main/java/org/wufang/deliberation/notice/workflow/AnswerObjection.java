package org.wufang.deliberation.notice.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.notice.Notices;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.MeetingHandling;

@Component
class AnswerObjection implements TaskAct {

    private static final String REOPEN = "reopen";

    private final Notices notices;

    AnswerObjection(Notices notices) {
        this.notices = notices;
    }

    @Override
    public String task() {
        return MeetingHandling.ANSWER_OBJECTION;
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        return Map.of(MeetingHandling.OBJECTION_OUTCOME.name(), outcome(form));
    }

    private String outcome(Submission form) {
        if (form.text("objectionDecision").equals(REOPEN)) {
            notices.reopen(form.caseNumber(), form.text("reason"), form.actor());
            return REOPEN;
        }
        return notices.answer(form.caseNumber(), form.text("reason"), form.actor()) ? "next" : "resume";
    }
}
