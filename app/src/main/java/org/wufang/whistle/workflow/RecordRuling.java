package org.wufang.whistle.workflow;

import static org.wufang.process.DutyRuling.APPEALABLE;
import static org.wufang.process.DutyRuling.RULING_ADDRESSEE;
import static org.wufang.process.DutyRuling.RULING_GROUP;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.DutyRulings;

@Component
class RecordRuling implements JavaDelegate {

    private final DutyRulings rulings;

    RecordRuling(DutyRulings rulings) {
        this.rulings = rulings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DutyRulings.Addressee addressee = rulings.record(
                execution.getProcessBusinessKey(),
                List.of(RULING_GROUP.in(execution).split(",")));
        RULING_ADDRESSEE.set(execution, addressee.group());
        APPEALABLE.set(execution, addressee.appealable());
    }
}
