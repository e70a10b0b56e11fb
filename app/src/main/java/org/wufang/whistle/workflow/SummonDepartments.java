package org.wufang.whistle.workflow;

import static org.wufang.process.WhistleHandling.KIND_REASON;
import static org.wufang.process.WhistleHandling.WHISTLE_KIND;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.platform.time.Deadlines;
import org.wufang.whistle.WhistleCalls;

@Component
class SummonDepartments implements JavaDelegate {

    private final WhistleCalls whistles;
    private final Deadlines deadlines;

    SummonDepartments(WhistleCalls whistles, Deadlines deadlines) {
        this.whistles = whistles;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        whistles.summon(
                execution.getProcessBusinessKey(),
                WHISTLE_KIND.in(execution),
                Objects.requireNonNullElse(KIND_REASON.orNull(execution), ""),
                deadlines.dueAt("reportIn", execution).toInstant(),
                deadlines.dueAt("returnDispatch", execution).toInstant());
    }
}
