package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.ExpertHearings;

@Component
class RecordMissingTestimony implements JavaDelegate {

    private final ExpertHearings hearings;

    RecordMissingTestimony(ExpertHearings hearings) {
        this.hearings = hearings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        hearings.recordMissing(execution.getProcessBusinessKey());
    }
}
