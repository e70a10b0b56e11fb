package org.wufang.whistle.workflow;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.WhistleHandling;
import org.wufang.whistle.Arrival;
import org.wufang.whistle.ReturnClaim;
import org.wufang.whistle.Returns;
import org.wufang.whistle.WhistleCalls;

@Component
class ReportIn implements TaskAct {

    private final WhistleCalls whistles;
    private final Returns returns;

    ReportIn(WhistleCalls whistles, Returns returns) {
        this.whistles = whistles;
        this.returns = returns;
    }

    @Override
    public String task() {
        return WhistleHandling.REPORT_IN;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        String caseNumber = Objects.requireNonNull(submission.caseNumber());
        String group = submission.variable(WhistleHandling.TARGET.name());
        if (submission.text("answer").equals("arrived")) {
            whistles.arrive(
                    caseNumber,
                    group,
                    new Arrival(submission.text("place"), submission.text("siteCode"), submission.text("position")),
                    submission.actor());
        } else {
            returns.giveBack(
                    caseNumber,
                    group,
                    new ReturnClaim(
                            submission.text("returnGround"),
                            submission.text("dutyItem"),
                            submission.text("suggestedDepartment"),
                            submission.text("reason")),
                    submission.actor());
        }
        return Map.of();
    }
}
