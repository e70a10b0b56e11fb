package org.wufang.whistle.workflow;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.WhistleHandling;
import org.wufang.whistle.WhistleCalls;

@Component
class ReportIn implements TaskAct {

    private final WhistleCalls whistles;

    ReportIn(WhistleCalls whistles) {
        this.whistles = whistles;
    }

    @Override
    public String task() {
        return WhistleHandling.REPORT_IN;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        whistles.reportIn(
                Objects.requireNonNull(submission.caseNumber()),
                submission.variable(WhistleHandling.TARGET.name()),
                submission.text("answer"),
                submission.text("place"),
                submission.text("reason"),
                submission.actor());
        return Map.of();
    }
}
