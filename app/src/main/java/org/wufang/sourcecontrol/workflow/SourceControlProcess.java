package org.wufang.sourcecontrol.workflow;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseRouting;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.process.SourceControl;
import org.wufang.process.Var;
import org.wufang.sourcecontrol.SourceControls;

/** Starts the process {@code source-control}, in the transaction in which the case is archived. */
@Component
class SourceControlProcess {

    static final Var<Long> SOURCE_CONTROL_ID = new Var<>("sourceControlId", Long.class);

    private final SourceControls controls;
    private final CaseRouting routing;
    private final RuntimeService runtime;
    private final EngineCalls engine;

    SourceControlProcess(SourceControls controls, CaseRouting routing, RuntimeService runtime, EngineCalls engine) {
        this.controls = controls;
        this.routing = routing;
        this.runtime = runtime;
        this.engine = engine;
    }

    @EventListener
    void on(CaseEvent event) {
        if (event.act().equals("evaluation.rootCauseFound")) {
            controls.causeFound(
                    event.caseNumber(), String.valueOf(event.content().get("rootCause")));
        } else if (event.isMoveTo(CaseStatus.ARCHIVED)) {
            controls.archived(event.caseNumber()).ifPresent(id -> start(id, event.caseNumber()));
        } else if (event.isMoveFrom(CaseStatus.ARCHIVED)) {
            controls.reopened(event.caseNumber());
        }
    }

    private void start(long id, String caseNumber) {
        Map<String, Object> variables = new HashMap<>(routing.of(caseNumber));
        variables.put(SOURCE_CONTROL_ID.name(), id);
        String instance = engine.asSystem(() -> runtime.createMessageCorrelation(SourceControl.LIKE_CAUSES_FOUND)
                .processInstanceBusinessKey(caseNumber)
                .setVariables(variables)
                .correlateStartMessage()
                .getId());
        controls.carriedBy(id, instance);
    }
}
