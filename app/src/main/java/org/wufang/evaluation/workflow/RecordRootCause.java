package org.wufang.evaluation.workflow;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseEvent;
import org.wufang.evaluation.Evaluations;
import org.wufang.evaluation.RootCause;

/** Who closes a case unsolved names its root cause too. */
@Component
class RecordRootCause {

    private static final String DECIDED = "form.decide-deferral";

    private final Evaluations evaluations;

    RecordRootCause(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @EventListener
    void on(CaseEvent event) {
        if (event.act().equals(DECIDED) && event.content().get("rootCause") instanceof String cause) {
            evaluations.rootCauseFound(event.caseNumber(), RootCause.of(cause), event.actor(), event.taskId());
        }
    }
}
