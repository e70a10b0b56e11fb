package org.wufang.evaluation.workflow;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseFiles;

/** Who closes a case unsolved names its root cause too: the like case next door has it as well. */
@Component
class RecordRootCause {

    private static final String DECIDED = "form.decide-deferral";
    private static final String ROOT_CAUSE = "rootCause";

    private final CaseFiles files;

    RecordRootCause(CaseFiles files) {
        this.files = files;
    }

    @EventListener
    void on(CaseEvent event) {
        if (event.act().equals(DECIDED) && event.content().get(ROOT_CAUSE) instanceof String cause) {
            files.record(
                    event.caseNumber(),
                    "evaluation.rootCauseFound",
                    event.actor(),
                    event.taskId(),
                    Map.of(ROOT_CAUSE, cause));
        }
    }
}
