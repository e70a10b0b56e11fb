package org.wufang.whistle.workflow;

import static org.wufang.process.DutyRuling.RULING_GROUP;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.DutyRulings;

@Component
class OpenRuling implements JavaDelegate {

    private final DutyRulings rulings;

    OpenRuling(DutyRulings rulings) {
        this.rulings = rulings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RULING_GROUP.set(execution, String.join(",", rulings.firstJudges(execution.getProcessBusinessKey())));
    }
}
