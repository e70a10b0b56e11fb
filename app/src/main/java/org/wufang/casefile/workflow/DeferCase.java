package org.wufang.casefile.workflow;

import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.time.WorkingCalendar;
import org.wufang.process.CaseLifecycle;

/** Deferred until work begins on the day of the re-check, or on the first working day after it. */
@Component
class DeferCase implements JavaDelegate {

    private final CaseFiles files;
    private final WorkingCalendar calendar;

    DeferCase(CaseFiles files, WorkingCalendar calendar) {
        this.files = files;
        this.calendar = calendar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        Submission decision =
                files.lastSubmission(number, CaseLifecycle.DECIDE_DEFERRAL).orElseThrow();
        Instant recheckAt = calendar.startOfWork(LocalDate.parse(decision.text(DecideDeferral.RECHECK_ON)));
        files.defer(number, recheckAt, decision.text("reason"), decision.actor());
        CaseLifecycle.RECHECK_AT.set(execution, recheckAt.toString());
    }
}
