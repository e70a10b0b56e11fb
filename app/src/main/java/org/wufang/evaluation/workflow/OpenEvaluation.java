package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Evaluations;
import org.wufang.platform.security.Actors;

@Component
class OpenEvaluation implements JavaDelegate {

    private final Evaluations evaluations;
    private final Actors actors;

    OpenEvaluation(Evaluations evaluations, Actors actors) {
        this.evaluations = evaluations;
        this.actors = actors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        evaluations.open(execution.getProcessBusinessKey(), actors.current());
    }
}
