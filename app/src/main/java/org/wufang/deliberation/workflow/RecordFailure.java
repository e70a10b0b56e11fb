package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.process.FivePartyDeliberation;

@Component
class RecordFailure implements JavaDelegate {

    private final Deliberations deliberations;

    RecordFailure(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deliberations.fail(execution.getProcessBusinessKey());
        FivePartyDeliberation.AGREED.set(execution, false);
    }
}
