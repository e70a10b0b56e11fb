package org.wufang.oversight.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind each overdue timer of the other processes. */
@Component
class StartOversight implements JavaDelegate {

    private final OversightProcess process;

    StartOversight(OversightProcess process) {
        this.process = process;
    }

    @Override
    public void execute(DelegateExecution execution) {
        process.start(execution);
    }
}
