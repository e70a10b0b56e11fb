package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.VerifierGroups;

/** {@code ${verifiers.of(execution)}}: to whom a result is put for verification. */
@Component
public class Verifiers {

    private final VerifierGroups groups;

    Verifiers(VerifierGroups groups) {
        this.groups = groups;
    }

    public String of(DelegateExecution execution) {
        return String.join(",", groups.of(execution.getProcessBusinessKey()));
    }
}
