package org.wufang.intake.workflow;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.process.CaseLifecycle;

/** {@code case-lifecycle}, seen from outside. */
@Component
public class CaseProcess {

    private final RuntimeService runtime;
    private final EngineCalls engine;

    CaseProcess(@Lazy RuntimeService runtime, EngineCalls engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    /** The process reads from the case file what it needs. */
    public void start(String caseNumber) {
        engine.asSystem(() -> runtime.startProcessInstanceByKey(CaseLifecycle.ID, caseNumber));
    }
}
