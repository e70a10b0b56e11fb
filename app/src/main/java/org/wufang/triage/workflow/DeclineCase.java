package org.wufang.triage.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.platform.security.Actors;
import org.wufang.triage.Triage;

@Component
class DeclineCase implements JavaDelegate {

    private final Triage triage;
    private final Actors actors;

    DeclineCase(Triage triage, Actors actors) {
        this.triage = triage;
        this.actors = actors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        triage.decline(execution.getProcessBusinessKey(), actors.current());
    }
}
