package org.wufang.triage.workflow;

import static org.wufang.process.CaseLifecycle.LEVEL;
import static org.wufang.process.CaseLifecycle.TRIAGE_REASON;
import static org.wufang.process.CaseLifecycle.TRIAGE_RULE;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.triage.JudgedBy;
import org.wufang.triage.Triage;

/** How {@code case-lifecycle} begins with a case, sends it on its way, or declines it. */
@Configuration(proxyBeanMethods = false)
class TriageDelegates {

    /** The case is in the file already: here the process learns what it needs of it. */
    @Bean
    JavaDelegate registerCase(RoutingVariables routing) {
        return routing::refresh;
    }

    @Bean
    JavaDelegate recordTriage(Triage triage, JudgedBy judgedBy) {
        return run -> {
            String number = run.getProcessBusinessKey();
            judgedBy.keep(number, run.getProcessDefinitionId());
            triage.record(number, LEVEL.in(run), TRIAGE_RULE.in(run), TRIAGE_REASON.in(run), Actor.SYSTEM);
        };
    }

    @Bean
    JavaDelegate declineCase(Triage triage, Actors actors) {
        return run -> triage.decline(run.getProcessBusinessKey(), actors.current());
    }
}
