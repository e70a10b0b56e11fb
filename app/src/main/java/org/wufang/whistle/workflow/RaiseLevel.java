package org.wufang.whistle.workflow;

import static org.wufang.process.WhistleHandling.WHISTLE_LEVEL;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.WhistleCalls;

@Component
class RaiseLevel implements JavaDelegate {

    private final WhistleCalls whistles;

    RaiseLevel(WhistleCalls whistles) {
        this.whistles = whistles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        WHISTLE_LEVEL.set(execution, whistles.raise(execution.getProcessBusinessKey(), WHISTLE_LEVEL.in(execution)));
    }
}
