package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Evaluations;
import org.wufang.platform.security.Actors;
import org.wufang.process.ResultEvaluation;

@Component
class AssessRating implements JavaDelegate {

    private final Evaluations evaluations;
    private final Actors actors;

    AssessRating(Evaluations evaluations, Actors actors) {
        this.evaluations = evaluations;
        this.actors = actors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean dissatisfied = evaluations.assess(execution.getProcessBusinessKey(), actors.current());
        ResultEvaluation.DISSATISFIED.set(execution, dissatisfied);
        ResultEvaluation.EVALUATION_OUTCOME.set(execution, dissatisfied ? "rework" : "accepted");
    }
}
