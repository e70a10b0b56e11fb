package org.wufang.whistle.workflow;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.DutyRuling;
import org.wufang.whistle.DutyRulings;

@Component
class AnswerRuling implements TaskAct {

    private final DutyRulings rulings;

    AnswerRuling(DutyRulings rulings) {
        this.rulings = rulings;
    }

    @Override
    public String task() {
        return DutyRuling.ANSWER_RULING;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        rulings.answer(
                Objects.requireNonNull(submission.caseNumber()),
                submission.text(DutyRuling.RULING_ANSWER.name()).equals("accepted"),
                submission.text("reason"),
                submission.actor());
        return Map.of();
    }
}
