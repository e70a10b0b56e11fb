package org.wufang.casefile.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.security.Actors;
import org.wufang.process.CaseLifecycle;

/** Solved, or closed unsolved by decision: then the decision's reason stands in the case. */
@Component
class ArchiveCase implements JavaDelegate {

    private static final String CLOSE = "close";

    private final CaseFiles files;
    private final Actors actors;

    ArchiveCase(CaseFiles files, Actors actors) {
        this.files = files;
        this.actors = actors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        String reason = CLOSE.equals(CaseLifecycle.DEFERRAL_DECISION.orNull(execution))
                ? files.lastSubmission(number, CaseLifecycle.DECIDE_DEFERRAL)
                        .map(decision -> decision.text("reason"))
                        .orElseThrow()
                : null;
        files.enter(number, CaseStatus.ARCHIVED, actors.current(), reason);
    }
}
