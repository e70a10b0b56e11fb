package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Evaluations;

/** {@code ${verifiers.of(execution)}}: to whom a result is put for verification. */
@Component
public class Verifiers {

    private final Evaluations evaluations;

    Verifiers(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    public String of(DelegateExecution execution) {
        return String.join(",", evaluations.verifiers(execution.getProcessBusinessKey()));
    }
}
