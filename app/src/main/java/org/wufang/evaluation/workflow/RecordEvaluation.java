package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Evaluations;
import org.wufang.platform.security.Actors;
import org.wufang.process.ResultEvaluation;

@Component
class RecordEvaluation implements JavaDelegate {

    private final Evaluations evaluations;
    private final Actors actors;

    RecordEvaluation(Evaluations evaluations, Actors actors) {
        this.evaluations = evaluations;
        this.actors = actors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        evaluations.decide(
                execution.getProcessBusinessKey(),
                ResultEvaluation.EVALUATION_OUTCOME.in(execution),
                ResultEvaluation.RATING_RULE.in(execution),
                ResultEvaluation.RATING_REASON.in(execution),
                actors.current());
    }
}
