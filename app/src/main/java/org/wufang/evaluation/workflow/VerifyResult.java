package org.wufang.evaluation.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Evaluations;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.ResultEvaluation;

@Component
class VerifyResult implements TaskAct {

    private final Evaluations evaluations;

    VerifyResult(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public String task() {
        return ResultEvaluation.VERIFY_RESULT;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        evaluations.verify(submission);
        return Map.of();
    }
}
