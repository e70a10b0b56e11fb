package org.wufang.oversight.workflow;

import static org.wufang.oversight.workflow.OversightProcess.OVERSIGHT_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.oversight.Oversights;

@Component
class IssueReminderLetter implements JavaDelegate {

    private final Oversights oversights;

    IssueReminderLetter(Oversights oversights) {
        this.oversights = oversights;
    }

    @Override
    public void execute(DelegateExecution execution) {
        oversights.issueLetter(OVERSIGHT_ID.in(execution));
    }
}
