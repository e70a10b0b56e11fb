package org.wufang.whistle.workflow;

import static org.wufang.process.WhistleHandling.NOT_OURS;
import static org.wufang.process.WhistleHandling.RETURNED_AGAIN;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.Returns;

@Component
class AssessReportIn implements JavaDelegate {

    private final Returns returns;

    AssessReportIn(Returns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        NOT_OURS.set(execution, returns.isOpen(execution.getProcessBusinessKey()));
        RETURNED_AGAIN.set(execution, returns.isAgain(execution.getProcessBusinessKey()));
    }
}
