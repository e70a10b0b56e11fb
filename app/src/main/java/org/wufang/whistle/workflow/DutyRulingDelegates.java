package org.wufang.whistle.workflow;

import static org.wufang.process.DutyRuling.APPEALABLE;
import static org.wufang.process.DutyRuling.RULING_ADDRESSEE;
import static org.wufang.process.DutyRuling.RULING_GROUP;
import static org.wufang.process.DutyRuling.RULING_OUTCOME;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.whistle.DutyRulings;

/** What the service tasks of duty-ruling ask of the room. */
@Configuration
class DutyRulingDelegates {

    @Bean
    JavaDelegate openRuling(DutyRulings rulings) {
        return run -> RULING_GROUP.set(run, String.join(",", rulings.firstJudges(run.getProcessBusinessKey())));
    }

    @Bean
    JavaDelegate recordRuling(DutyRulings rulings) {
        return run -> {
            DutyRulings.Addressee addressee = rulings.record(run.getProcessBusinessKey(), judges(run));
            RULING_ADDRESSEE.set(run, addressee.group());
            APPEALABLE.set(run, addressee.appealable());
        };
    }

    @Bean
    JavaDelegate referRuling(DutyRulings rulings) {
        return run -> {
            Collection<String> above = rulings.refer(
                    run.getProcessBusinessKey(), judges(run), "referred".equals(RULING_OUTCOME.orNull(run)));
            RULING_OUTCOME.set(run, null);
            RULING_GROUP.set(run, String.join(",", above));
        };
    }

    @Bean
    JavaDelegate recordConsent(DutyRulings rulings) {
        return run -> rulings.recordConsent(run.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate bindRuling(DutyRulings rulings) {
        return run -> rulings.bind(run.getProcessBusinessKey());
    }

    private static Collection<String> judges(DelegateExecution run) {
        return List.of(RULING_GROUP.in(run).split(","));
    }
}
