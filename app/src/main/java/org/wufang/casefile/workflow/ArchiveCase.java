package org.wufang.casefile.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CloseReason;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.security.Actors;
import org.wufang.process.CaseLifecycle;
import org.wufang.process.ResultEvaluation;

/** Solved or partly, as verified; or closed by decision: then the decision's words stand in the case. */
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
        if (CLOSE.equals(CaseLifecycle.DEFERRAL_DECISION.orNull(execution))) {
            Submission decision =
                    files.lastSubmission(number, CaseLifecycle.DECIDE_DEFERRAL).orElseThrow();
            files.archive(number, decided(decision), actors.current(), decision.text("reason"));
        } else {
            files.archive(number, verified(number), actors.current(), null);
        }
    }

    /** The form of cases that began before the list asked for words only: a reason not to go on. */
    private static CloseReason decided(Submission decision) {
        String code = decision.text(DecideDeferral.CLOSE_CODE);
        return code.isEmpty() ? CloseReason.REFUSED : CloseReason.of(code);
    }

    /** What the last verification found, which the rating did not overturn. */
    private CloseReason verified(String number) {
        Submission verification =
                files.lastSubmission(number, ResultEvaluation.VERIFY_RESULT).orElseThrow();
        return switch (verification.text(ResultEvaluation.VERIFIED.name())) {
            case "yes" -> CloseReason.SOLVED;
            case "partly" -> CloseReason.PARTLY;
            default -> throw new IllegalStateException("archived, but not verified: " + number);
        };
    }
}
