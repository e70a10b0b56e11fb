package org.wufang.deliberation.workflow;

import static org.wufang.process.FivePartyDeliberation.AGREED;
import static org.wufang.process.FivePartyDeliberation.CONSENSUS;
import static org.wufang.process.FivePartyDeliberation.CONSENSUS_REASON;
import static org.wufang.process.FivePartyDeliberation.CONSENSUS_RULE;
import static org.wufang.process.FivePartyDeliberation.OWNERS_CARRIED;
import static org.wufang.process.FivePartyDeliberation.OWNERS_RULE;
import static org.wufang.process.FivePartyDeliberation.ROUND;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Round;

/**
 * What {@code five-party-deliberation} asks of the table. The other methods, {@code small-consultation}, {@code
 * joint-meeting} and {@code fund-deliberation}, ask the same by the same names.
 */
@Configuration(proxyBeanMethods = false)
class FivePartyDeliberationDelegates {

    @Bean
    JavaDelegate recordSilence(Deliberations deliberations) {
        return run -> deliberations.recordSilence(run.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate recordMissingVotes(Deliberations deliberations) {
        return run -> deliberations.recordMissingVotes(run.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate recordConsensus(Deliberations deliberations) {
        return run -> deliberations.decide(
                run.getProcessBusinessKey(),
                new Round.Decision(Consensus.of(CONSENSUS.in(run)), CONSENSUS_RULE.in(run), CONSENSUS_REASON.in(run)));
    }

    @Bean
    JavaDelegate openNextRound(Deliberations deliberations) {
        return run -> ROUND.set(run, deliberations.openNextRound(run.getProcessBusinessKey()));
    }

    @Bean
    JavaDelegate recordOwnersDecision(Deliberations deliberations) {
        return run -> deliberations.decideOwnersVote(
                run.getProcessBusinessKey(), OWNERS_CARRIED.in(run), OWNERS_RULE.in(run));
    }

    @Bean
    JavaDelegate recordUnsigned(Deliberations deliberations) {
        return run -> deliberations.recordUnsigned(run.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate concludeDeliberation(Deliberations deliberations) {
        return run -> {
            deliberations.conclude(run.getProcessBusinessKey());
            AGREED.set(run, true);
        };
    }

    @Bean
    JavaDelegate recordFailure(Deliberations deliberations) {
        return run -> {
            deliberations.fail(run.getProcessBusinessKey());
            AGREED.set(run, false);
        };
    }
}
