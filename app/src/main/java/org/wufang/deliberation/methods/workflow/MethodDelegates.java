package org.wufang.deliberation.methods.workflow;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How each method of deliberation seats those who deliberate: {@code small-consultation} a few, all others the five. */
@Configuration(proxyBeanMethods = false)
class MethodDelegates {

    /** Seats the parties that the community has. */
    @Bean
    JavaDelegate openDeliberation(Roster roster) {
        return run -> roster.sitDown(roster.five(run), run);
    }

    @Bean
    JavaDelegate openSmallConsultation(Roster roster) {
        return run -> roster.sitDown(roster.concerned(run), run);
    }
}
