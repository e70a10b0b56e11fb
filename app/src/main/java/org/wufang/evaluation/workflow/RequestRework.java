package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Evaluations;
import org.wufang.platform.security.Actors;
import org.wufang.process.ResultEvaluation;

@Component
class RequestRework implements JavaDelegate {

    private final Evaluations evaluations;
    private final Actors actors;

    RequestRework(Evaluations evaluations, Actors actors) {
        this.evaluations = evaluations;
        this.actors = actors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        evaluations.requestRework(execution.getProcessBusinessKey(), actors.current());
        ResultEvaluation.EVALUATION_OUTCOME.set(execution, "rework");
    }
}
