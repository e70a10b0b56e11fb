package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Evaluations;
import org.wufang.evaluation.Totals;
import org.wufang.platform.security.Actors;
import org.wufang.process.CaseLifecycle;
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
        Totals totals = evaluations.assess(execution.getProcessBusinessKey(), parties(execution), actors.current());
        ResultEvaluation.DISSATISFIED.set(execution, totals.dissatisfied());
        ResultEvaluation.RATINGS.set(execution, totals.ratings());
        ResultEvaluation.RESULT_SUM.set(execution, totals.resultSum());
        ResultEvaluation.PROCESS_SUM.set(execution, totals.processSum());
    }

    /** What the parties gave, if the case went to their table. */
    private static Totals parties(DelegateExecution execution) {
        return CaseLifecycle.PARTIES_RATED.orNull(execution) == null
                ? Totals.ofParties(0, 0, 0)
                : Totals.ofParties(
                        CaseLifecycle.PARTIES_RATED.in(execution),
                        CaseLifecycle.PARTIES_RESULT_SUM.in(execution),
                        CaseLifecycle.PARTIES_PROCESS_SUM.in(execution));
    }
}
