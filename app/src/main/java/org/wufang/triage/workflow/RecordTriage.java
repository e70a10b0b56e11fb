package org.wufang.triage.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.platform.security.Actor;
import org.wufang.process.CaseLifecycle;
import org.wufang.triage.JudgedBy;
import org.wufang.triage.Triage;

@Component
class RecordTriage implements JavaDelegate {

    private final Triage triage;
    private final JudgedBy judgedBy;

    RecordTriage(Triage triage, JudgedBy judgedBy) {
        this.triage = triage;
        this.judgedBy = judgedBy;
    }

    @Override
    public void execute(DelegateExecution execution) {
        judgedBy.keep(execution.getProcessBusinessKey(), execution.getProcessDefinitionId());
        triage.record(
                execution.getProcessBusinessKey(),
                CaseLifecycle.LEVEL.in(execution),
                CaseLifecycle.TRIAGE_RULE.in(execution),
                CaseLifecycle.TRIAGE_REASON.in(execution),
                Actor.SYSTEM);
    }
}
