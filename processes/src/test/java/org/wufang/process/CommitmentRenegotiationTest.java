package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitmentRenegotiationTest {

    @RegisterExtension
    static final Rig RIG = new Rig(CommitmentRenegotiation.ID);

    private int agreeing = 5;
    private int round = 0;
    private int present = 5;
    private boolean small = false;

    @BeforeEach
    void fiveVotesAreCounted() {
        RIG.with("commitment", "1").when("tallyRevision", this::count);
    }

    private void count(DelegateExecution execution) {
        round++;
        execution.setVariables(Map.of(
                "round",
                round,
                "present",
                present,
                "cast",
                present,
                "agreeing",
                agreeing,
                "conditional",
                0,
                "opposing",
                present - agreeing,
                "legalObjections",
                0,
                "abstaining",
                0,
                "coreVoted",
                true));
        execution.setVariables(
                Map.of("ownersItem", false, "expertItem", false, "hearingHeld", false, "smallConsultation", small));
    }

    @Test
    void theOwnerProposesAndTheSeatsAgree() {
        ProcessInstance run = RIG.start();
        assertThat(RIG.groups(RIG.task(CommitmentRenegotiation.PROPOSE_REVISION)))
                .containsExactly("owner1");

        RIG.complete(CommitmentRenegotiation.PROPOSE_REVISION);
        assertThat(RIG.tasks(CommitmentRenegotiation.VOTE_ON_REVISION)).hasSize(5);
        RIG.completeEach(CommitmentRenegotiation.VOTE_ON_REVISION);

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_reviseCommitment", "endEvent_revised")
                .hasNotPassed("serviceTask_recordMissingRevisionVotes", "serviceTask_recordNoRevision");
    }

    @Test
    void noMajorityIsProposedAgainAndFailsInTheThirdRound() {
        agreeing = 2;
        ProcessInstance run = RIG.start();
        for (int i = 1; i <= 3; i++) {
            assertThat(run).isWaitingAt(CommitmentRenegotiation.PROPOSE_REVISION);
            RIG.complete(CommitmentRenegotiation.PROPOSE_REVISION);
            RIG.completeEach(CommitmentRenegotiation.VOTE_ON_REVISION);
        }

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_recordNoRevision", "endEvent_notRevised")
                .hasNotPassed("serviceTask_reviseCommitment");
    }

    @ParameterizedTest
    @CsvSource({"2, endEvent_revised, endEvent_notRevised", "1, endEvent_notRevised, endEvent_revised"})
    void theFewOfASmallConsultationAgreeAmongThemselvesInOneRound(int agreed, String end, String otherEnd) {
        small = true;
        present = 2;
        agreeing = agreed;
        ProcessInstance run = RIG.start();
        RIG.complete(CommitmentRenegotiation.PROPOSE_REVISION);
        RIG.completeEach(CommitmentRenegotiation.VOTE_ON_REVISION);

        assertThat(run)
                .isEnded()
                .hasPassed("businessRuleTask_smallConsensus", end)
                .hasNotPassed("businessRuleTask_consensus", otherEnd);
    }

    @ParameterizedTest
    @CsvSource({"5, endEvent_revised, endEvent_notRevised", "0, endEvent_notRevised, endEvent_revised"})
    void whoIsLateToVoteIsNotWaitedFor(int agreed, String end, String otherEnd) {
        agreeing = agreed;
        round = 2;
        ProcessInstance run = RIG.start();
        RIG.complete(CommitmentRenegotiation.PROPOSE_REVISION);

        RIG.fire("event_revisionVoteOverdue");

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_recordMissingRevisionVotes", end)
                .hasNotPassed(otherEnd);
    }

    @Test
    void anOwnerWhoProposesNothingHasBrokenTheCommitment() {
        ProcessInstance run = RIG.start();

        RIG.fire("event_revisionOverdue");

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_recordNoRevision", "endEvent_notRevised")
                .hasNotPassed(CommitmentRenegotiation.VOTE_ON_REVISION, "serviceTask_tallyRevision");
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
