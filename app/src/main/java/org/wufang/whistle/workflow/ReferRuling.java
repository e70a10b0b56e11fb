package org.wufang.whistle.workflow;

import static org.wufang.process.DutyRuling.RULING_GROUP;
import static org.wufang.process.DutyRuling.RULING_OUTCOME;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.whistle.DutyRulings;

@Component
class ReferRuling implements JavaDelegate {

    private final DutyRulings rulings;

    ReferRuling(DutyRulings rulings) {
        this.rulings = rulings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Collection<String> judges = rulings.refer(
                execution.getProcessBusinessKey(),
                List.of(RULING_GROUP.in(execution).split(",")),
                "referred".equals(RULING_OUTCOME.orNull(execution)));
        RULING_OUTCOME.set(execution, null);
        RULING_GROUP.set(execution, String.join(",", judges));
    }
}
