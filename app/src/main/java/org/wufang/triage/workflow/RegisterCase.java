package org.wufang.triage.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The case is in the file already: here the process learns what it needs of it. */
@Component
class RegisterCase implements JavaDelegate {

    private final RoutingVariables routing;

    RegisterCase(RoutingVariables routing) {
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routing.refresh(execution);
    }
}
