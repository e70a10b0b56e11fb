package org.wufang.oversight.workflow;

import static org.wufang.oversight.workflow.OversightProcess.OVERSIGHT_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.oversight.Oversights;

@Component
class RecordMissingReceipt implements JavaDelegate {

    private final Oversights oversights;

    RecordMissingReceipt(Oversights oversights) {
        this.oversights = oversights;
    }

    @Override
    public void execute(DelegateExecution execution) {
        oversights.receiptMissed(OVERSIGHT_ID.in(execution));
    }
}
