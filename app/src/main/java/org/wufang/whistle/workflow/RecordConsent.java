package org.wufang.whistle.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.DutyRulings;

@Component
class RecordConsent implements JavaDelegate {

    private final DutyRulings rulings;

    RecordConsent(DutyRulings rulings) {
        this.rulings = rulings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rulings.recordConsent(execution.getProcessBusinessKey());
    }
}
