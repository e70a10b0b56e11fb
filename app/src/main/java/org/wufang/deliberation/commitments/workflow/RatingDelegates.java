package org.wufang.deliberation.commitments.workflow;

import static org.wufang.process.MeetingHandling.PARTIES_PROCESS_SUM;
import static org.wufang.process.MeetingHandling.PARTIES_RATED;
import static org.wufang.process.MeetingHandling.PARTIES_RESULT_SUM;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.deliberation.commitments.PartyRatings;

/** The parties' rating of the deliberation at the end of {@code meeting-handling}. */
@Configuration(proxyBeanMethods = false)
class RatingDelegates {

    @Bean
    JavaDelegate countRatings(PartyRatings ratings) {
        return run -> {
            PartyRatings.Count count = ratings.count(run.getProcessBusinessKey());
            PARTIES_RATED.set(run, count.rated());
            PARTIES_RESULT_SUM.set(run, count.resultSum());
            PARTIES_PROCESS_SUM.set(run, count.processSum());
        };
    }
}
