package org.wufang.whistle.workflow;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.WhistleHandling;
import org.wufang.whistle.WhistleCalls;
import org.wufang.whistle.Wish;

@Component
class BlowWhistle implements TaskAct {

    private final WhistleCalls whistles;

    BlowWhistle(WhistleCalls whistles) {
        this.whistles = whistles;
    }

    @Override
    public String task() {
        return WhistleHandling.BLOW_WHISTLE;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        whistles.blow(
                Objects.requireNonNull(submission.caseNumber()),
                new Wish(
                        submission.text("kindAsked"),
                        submission.text("whistleGround"),
                        submission.text("triedBelow"),
                        submission.text("evidence"),
                        submission.text("extraDepartment"),
                        submission.text("reason")),
                submission.actor());
        return Map.of();
    }
}
