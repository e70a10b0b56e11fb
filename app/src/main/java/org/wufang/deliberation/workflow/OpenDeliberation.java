package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Seats the parties that the community has. */
@Component
class OpenDeliberation implements JavaDelegate {

    private final Roster roster;

    OpenDeliberation(Roster roster) {
        this.roster = roster;
    }

    @Override
    public void execute(DelegateExecution execution) {
        roster.sitDown(roster.five(execution), execution);
    }
}
