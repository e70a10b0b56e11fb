package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.process.FivePartyDeliberation;

@Component
class ConcludeDeliberation implements JavaDelegate {

    private final Deliberations deliberations;

    ConcludeDeliberation(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deliberations.conclude(execution.getProcessBusinessKey());
        FivePartyDeliberation.AGREED.set(execution, true);
    }
}
