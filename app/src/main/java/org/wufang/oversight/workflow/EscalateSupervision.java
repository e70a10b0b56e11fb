package org.wufang.oversight.workflow;

import static org.wufang.oversight.workflow.OversightProcess.OVERSIGHT_ID;
import static org.wufang.process.Oversight.SUPERVISION_GROUP;
import static org.wufang.process.Oversight.SUPERVISION_LEVEL;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.oversight.Oversights;

@Component
class EscalateSupervision implements JavaDelegate {

    private final Oversights oversights;

    EscalateSupervision(Oversights oversights) {
        this.oversights = oversights;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = OVERSIGHT_ID.in(execution);
        SUPERVISION_LEVEL.set(execution, oversights.escalate(id, SUPERVISION_LEVEL.in(execution)));
        SUPERVISION_GROUP.set(execution, String.join(",", oversights.supervisors(oversights.get(id))));
    }
}
