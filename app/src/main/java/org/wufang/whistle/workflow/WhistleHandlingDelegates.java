package org.wufang.whistle.workflow;

import static org.wufang.process.WhistleHandling.ANYBODY_CAME;
import static org.wufang.process.WhistleHandling.KIND_REASON;
import static org.wufang.process.WhistleHandling.NOT_OURS;
import static org.wufang.process.WhistleHandling.RETURNED_AGAIN;
import static org.wufang.process.WhistleHandling.WHISTLE_KIND;
import static org.wufang.process.WhistleHandling.WHISTLE_LEVEL;
import static org.wufang.process.WhistleHandling.WHISTLE_OUTCOME;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.platform.time.Deadlines;
import org.wufang.whistle.JointActions;
import org.wufang.whistle.Returns;
import org.wufang.whistle.WhistleCalls;

/** What the service tasks of whistle-handling ask of the room; opening it is {@link OpenWhistle}. */
@Configuration
class WhistleHandlingDelegates {

    @Bean
    JavaDelegate summonDepartments(WhistleCalls whistles, Deadlines deadlines) {
        return run -> whistles.summon(
                run.getProcessBusinessKey(),
                WHISTLE_KIND.in(run),
                Objects.requireNonNullElse(KIND_REASON.orNull(run), ""),
                deadlines.dueAt("reportIn", run).toInstant(),
                deadlines.dueAt("returnDispatch", run).toInstant());
    }

    @Bean
    JavaDelegate recordAbsence(WhistleCalls whistles) {
        return run -> ANYBODY_CAME.set(run, whistles.recordAbsence(run.getProcessBusinessKey()));
    }

    @Bean
    JavaDelegate assessReportIn(Returns returns) {
        return run -> {
            NOT_OURS.set(run, returns.isOpen(run.getProcessBusinessKey()));
            RETURNED_AGAIN.set(run, returns.isAgain(run.getProcessBusinessKey()));
        };
    }

    @Bean
    JavaDelegate assessAction(JointActions actions) {
        return run -> WHISTLE_OUTCOME.set(run, actions.assess(run.getProcessBusinessKey()));
    }

    @Bean
    JavaDelegate raiseLevel(WhistleCalls whistles) {
        return run -> WHISTLE_LEVEL.set(run, whistles.raise(run.getProcessBusinessKey(), WHISTLE_LEVEL.in(run)));
    }

    @Bean
    JavaDelegate raiseForAbsence(WhistleCalls whistles) {
        return run ->
                WHISTLE_LEVEL.set(run, whistles.raiseForAbsence(run.getProcessBusinessKey(), WHISTLE_LEVEL.in(run)));
    }

    @Bean
    JavaDelegate recordUnsolved(WhistleCalls whistles) {
        return run -> {
            whistles.closeUnsolved(run.getProcessBusinessKey());
            WHISTLE_OUTCOME.set(run, "unsolved");
        };
    }
}
