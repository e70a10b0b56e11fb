package org.wufang.oversight.workflow;

import static org.wufang.oversight.workflow.OversightProcess.OVERSIGHT_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.oversight.Oversights;

@Component
class SettleOversight implements JavaDelegate {

    private final Oversights oversights;

    SettleOversight(Oversights oversights) {
        this.oversights = oversights;
    }

    @Override
    public void execute(DelegateExecution execution) {
        oversights.settle(OVERSIGHT_ID.in(execution));
    }
}
