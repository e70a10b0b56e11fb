package org.wufang.deliberation.voices.workflow;

import static org.wufang.process.FivePartyDeliberation.HEARING_NEEDED;
import static org.wufang.process.FivePartyDeliberation.HEARING_REASON;
import static org.wufang.process.FivePartyDeliberation.HEARING_RULE;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.deliberation.voices.ExpertHearings;

/** What {@code expert-hearing} asks, and the methods of deliberation before it: whether a hearing is needed. */
@Configuration(proxyBeanMethods = false)
class ExpertHearingDelegates {

    @Bean
    JavaDelegate recordHearingNeed(ExpertHearings hearings) {
        return run -> hearings.recordNeed(
                run.getProcessBusinessKey(), HEARING_NEEDED.in(run), HEARING_RULE.in(run), HEARING_REASON.in(run));
    }

    @Bean
    JavaDelegate recordMissingTestimony(ExpertHearings hearings) {
        return run -> hearings.recordMissing(run.getProcessBusinessKey());
    }
}
