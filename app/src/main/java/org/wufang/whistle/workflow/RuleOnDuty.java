package org.wufang.whistle.workflow;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.DutyRuling;
import org.wufang.whistle.DutyRulings;

@Component
class RuleOnDuty implements TaskAct {

    private final DutyRulings rulings;

    RuleOnDuty(DutyRulings rulings) {
        this.rulings = rulings;
    }

    @Override
    public String task() {
        return DutyRuling.RULE_ON_DUTY;
    }

    /** The highest level cannot refer the question further. */
    @Override
    public Map<String, Object> perform(Submission submission) {
        String caseNumber = Objects.requireNonNull(submission.caseNumber());
        if (submission.text("rulingOutcome").equals("ruled")) {
            rulings.rule(caseNumber, submission.text("department"), submission.text("basis"), submission.actor());
        } else if (submission
                .variable(DutyRuling.RULING_GROUP.name())
                .equals(String.join(",", rulings.lastJudges(caseNumber)))) {
            throw FormRejected.of("rulingOutcome", "裁定", "last-instance");
        }
        return Map.of();
    }
}
