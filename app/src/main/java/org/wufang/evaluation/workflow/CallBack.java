package org.wufang.evaluation.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Evaluations;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.ResultEvaluation;

@Component
class CallBack implements TaskAct {

    private final Evaluations evaluations;

    CallBack(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public String task() {
        return ResultEvaluation.CALL_BACK;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        evaluations.callBack(submission);
        return Map.of();
    }
}
