package org.wufang.oversight.workflow;

import static org.wufang.oversight.workflow.OversightProcess.OVERSIGHT_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.oversight.Oversights;
import org.wufang.platform.time.Deadlines;

@Component
class IssueReminderLetter implements JavaDelegate {

    private final Oversights oversights;
    private final Deadlines deadlines;

    IssueReminderLetter(Oversights oversights, Deadlines deadlines) {
        this.oversights = oversights;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        oversights.issueLetter(
                OVERSIGHT_ID.in(execution),
                deadlines.dueAt("acknowledgeLetter", execution).toInstant());
    }
}
