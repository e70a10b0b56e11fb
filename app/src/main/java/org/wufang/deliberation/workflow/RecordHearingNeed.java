package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.ExpertHearings;
import org.wufang.process.FivePartyDeliberation;

@Component
class RecordHearingNeed implements JavaDelegate {

    private final ExpertHearings hearings;

    RecordHearingNeed(ExpertHearings hearings) {
        this.hearings = hearings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        hearings.recordNeed(
                execution.getProcessBusinessKey(),
                FivePartyDeliberation.HEARING_NEEDED.in(execution),
                FivePartyDeliberation.HEARING_RULE.in(execution),
                FivePartyDeliberation.HEARING_REASON.in(execution));
    }
}
