package org.wufang.deliberation.commitments.workflow;

import static org.wufang.process.CommitmentRenegotiation.COMMITMENT;
import static org.wufang.process.CommitmentRenegotiation.CONSENSUS;
import static org.wufang.process.CommitmentRenegotiation.CONSENSUS_REASON;
import static org.wufang.process.CommitmentRenegotiation.CONSENSUS_RULE;
import static org.wufang.process.CommitmentRenegotiation.REVISED;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.commitments.Renegotiations;

/** What {@code commitment-renegotiation} asks; counting the votes is {@link TallyRevision}. */
@Configuration(proxyBeanMethods = false)
class CommitmentRenegotiationDelegates {

    @Bean
    JavaDelegate openRenegotiation(Renegotiations renegotiations) {
        return run -> renegotiations.open(run.getProcessBusinessKey(), commitment(run));
    }

    @Bean
    JavaDelegate recordMissingRevisionVotes(Renegotiations renegotiations) {
        return run -> renegotiations.recordMissingVotes(run.getProcessBusinessKey(), commitment(run));
    }

    @Bean
    JavaDelegate recordRevisionDecision(Renegotiations renegotiations) {
        return run -> renegotiations.decide(
                run.getProcessBusinessKey(),
                commitment(run),
                new Round.Decision(Consensus.of(CONSENSUS.in(run)), CONSENSUS_RULE.in(run), CONSENSUS_REASON.in(run)));
    }

    /** The process that called goes on with the new commitment. */
    @Bean
    JavaDelegate reviseCommitment(Renegotiations renegotiations) {
        return run -> {
            long revised = renegotiations.revise(run.getProcessBusinessKey(), commitment(run));
            COMMITMENT.set(run, String.valueOf(revised));
            REVISED.set(run, true);
        };
    }

    @Bean
    JavaDelegate recordNoRevision(Renegotiations renegotiations) {
        return run -> {
            renegotiations.fail(run.getProcessBusinessKey(), commitment(run));
            REVISED.set(run, false);
        };
    }

    private static long commitment(DelegateExecution run) {
        return Long.parseLong(COMMITMENT.in(run));
    }
}
