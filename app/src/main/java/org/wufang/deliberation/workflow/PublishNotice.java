package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;

@Component
class PublishNotice implements JavaDelegate {

    private final Deliberations deliberations;

    PublishNotice(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deliberations.publishNotice(execution.getProcessBusinessKey());
    }
}
