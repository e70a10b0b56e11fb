package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.process.FivePartyDeliberation;

@Component
class OpenNextRound implements JavaDelegate {

    private final Deliberations deliberations;

    OpenNextRound(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FivePartyDeliberation.ROUND.set(execution, deliberations.openNextRound(execution.getProcessBusinessKey()));
    }
}
