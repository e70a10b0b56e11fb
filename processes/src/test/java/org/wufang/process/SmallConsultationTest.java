package org.wufang.process;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallConsultationTest {

    @RegisterExtension
    static final Rig RIG = new Rig(SmallConsultation.ID);

    private int agreeing;

    @BeforeEach
    void allAgree() {
        agreeing = 5;
        RIG.when("tallyVotes", this::tally)
                .when("concludeDeliberation", "agreed", true)
                .when("recordFailure", "agreed", false);
    }

    @Test
    void whatAllWhoArePresentAgreeToIsSignedAndDone() {
        ProcessInstance run = proposed();
        RIG.completeEach(SmallConsultation.CAST_VOTE);
        assertThat(run).isWaitingAt(SmallConsultation.APPROVE_MINUTES);

        RIG.completeEach(SmallConsultation.APPROVE_MINUTES);

        assertThat(run)
                .isEnded()
                .hasPassed("endEvent_agreed")
                .hasNotPassed("serviceTask_recordFailure", "callActivity_fivePartyDeliberation")
                .variables()
                .containsEntry("consensusRule", "allAgree")
                .containsEntry("agreed", true);
        Assertions.assertThat(RIG.called())
                .containsExactly(
                        "openSmallConsultation",
                        "recordHearingNeed",
                        "tallyVotes",
                        "recordConsensus",
                        "concludeDeliberation");
    }

    @ParameterizedTest
    @CsvSource({"true, endEvent_agreed, endEvent_notAgreed", "false, endEvent_notAgreed, endEvent_agreed"})
    void whatTheyDoNotAgreeToGoesToTheFiveParties(boolean agreed, String end, String otherEnd) {
        ProcessInstance run = proposed();
        agreeing = 4;
        RIG.completeEach(SmallConsultation.CAST_VOTE);
        assertThat(run)
                .isWaitingAt("callActivity_fivePartyDeliberation")
                .hasPassed("serviceTask_recordFailure")
                .hasNotPassed("userTask_approveMinutes", "serviceTask_concludeDeliberation");

        RIG.finish(FivePartyDeliberation.ID, "agreed", agreed);

        assertThat(run)
                .isEnded()
                .hasPassed(end)
                .hasNotPassed(otherEnd)
                .variables()
                .containsEntry("agreed", agreed);
    }

    @Test
    void silenceMissingVotesAndMissingSignaturesAreRecorded() {
        ProcessInstance run = RIG.start();
        RIG.fire("event_statementOverdue");
        RIG.complete(SmallConsultation.DRAFT_PROPOSAL);
        RIG.fire("event_voteOverdue");
        RIG.fire("event_signingOverdue");

        assertThat(run)
                .isEnded()
                .hasPassed(
                        "serviceTask_recordSilence",
                        "serviceTask_recordMissingVotes",
                        "serviceTask_recordUnsigned",
                        "endEvent_agreed");
    }

    @Test
    void somebodyInvitedIsHeardBesideThem() {
        ProcessInstance run = RIG.start();
        RIG.send(SmallConsultation.VOICE_INVITED, "voice", "7");
        RIG.send(SmallConsultation.VOICE_INVITED, "voice", "8");
        assertThat(run).isWaitingAt(SmallConsultation.STATE_POSITION, SmallConsultation.GIVE_OPINION);

        RIG.completeBy("voice7", SmallConsultation.GIVE_OPINION, java.util.Map.of());
        RIG.fire("event_opinionOverdue");

        Assertions.assertThat(RIG.called()).endsWith("resumeVoting", "recordVoiceAbsence", "resumeVoting");
    }

    private static ProcessInstance proposed() {
        ProcessInstance run = RIG.start();
        RIG.completeEach(SmallConsultation.STATE_POSITION);
        RIG.complete(SmallConsultation.DRAFT_PROPOSAL);
        return run;
    }

    private void tally(DelegateExecution execution) {
        SmallConsultation.PRESENT.set(execution, 5);
        SmallConsultation.CAST.set(execution, 5);
        SmallConsultation.AGREEING.set(execution, agreeing);
        SmallConsultation.OWNERS_ITEM.set(execution, false);
        SmallConsultation.EXPERT_ITEM.set(execution, false);
        SmallConsultation.HEARING_HELD.set(execution, false);
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
