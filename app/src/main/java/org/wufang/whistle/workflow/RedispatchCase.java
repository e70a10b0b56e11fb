package org.wufang.whistle.workflow;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.WhistleHandling;
import org.wufang.whistle.Returns;

@Component
class RedispatchCase implements TaskAct {

    private final Returns returns;

    RedispatchCase(Returns returns) {
        this.returns = returns;
    }

    @Override
    public String task() {
        return WhistleHandling.REDISPATCH;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        returns.redispatch(
                Objects.requireNonNull(submission.caseNumber()),
                submission.text("redispatchTo").equals("other") ? submission.text("department") : "",
                submission.text("reason"),
                submission.actor());
        return Map.of();
    }
}
