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

class FivePartyDeliberationTest {

    @RegisterExtension
    static final Rig RIG = new Rig(FivePartyDeliberation.ID);

    private int agreeing;
    private int legalObjections;
    private boolean ownersItem;
    private boolean expertItem;
    private boolean hearingHeld;

    @BeforeEach
    void allFiveAgree() {
        agreeing = 5;
        legalObjections = 0;
        ownersItem = false;
        expertItem = false;
        hearingHeld = false;
        RIG.when("openDeliberation", "round", 1)
                .when("openNextRound", "round", 2)
                .when("tallyVotes", this::tally)
                .when("concludeDeliberation", "agreed", true)
                .when("recordFailure", "agreed", false);
    }

    @Test
    void fivePartiesListenProposeVoteAndSign() {
        ProcessInstance run = RIG.start();
        for (String seat : Rig.Seats.ALL) {
            assertThat(run).isWaitingAt(FivePartyDeliberation.STATE_POSITION);
            RIG.completeBy("430302003001." + seat, FivePartyDeliberation.STATE_POSITION, Map.of());
        }
        assertThat(RIG.groups(RIG.task(FivePartyDeliberation.DRAFT_PROPOSAL)))
                .containsExactly("430302003001.residentsCommittee");
        RIG.complete(FivePartyDeliberation.DRAFT_PROPOSAL);
        for (String seat : Rig.Seats.ALL) {
            assertThat(run).isWaitingAt(FivePartyDeliberation.CAST_VOTE).hasNotPassed("serviceTask_tallyVotes");
            RIG.completeBy("430302003001." + seat, FivePartyDeliberation.CAST_VOTE, Map.of());
        }
        for (String seat : Rig.Seats.ALL) {
            assertThat(run).isWaitingAt(FivePartyDeliberation.APPROVE_MINUTES);
            RIG.completeBy("430302003001." + seat, FivePartyDeliberation.APPROVE_MINUTES, Map.of());
        }

        assertThat(run)
                .isEnded()
                .hasPassed("endEvent_agreed")
                .hasNotPassed(
                        "event_statementOverdue",
                        "event_voteOverdue",
                        "event_signingOverdue",
                        "serviceTask_openNextRound",
                        "callActivity_expertHearing",
                        "subProcess_voiceInvited",
                        "userTask_recordOwnersVote",
                        "serviceTask_recordFailure",
                        "endEvent_notAgreed")
                .variables()
                .containsEntry("consensus", "agreed")
                .containsEntry("consensusRule", "agreed")
                .containsEntry("agreed", true);
        assertThat(RIG.called())
                .containsExactly(
                        "openDeliberation",
                        "recordHearingNeed",
                        "tallyVotes",
                        "recordConsensus",
                        "concludeDeliberation");
    }

    @Test
    void silenceOfOnePartyDoesNotStopTheMeeting() {
        ProcessInstance run = RIG.start();
        for (String seat : Rig.Seats.ALL.subList(0, 4)) {
            RIG.completeBy("430302003001." + seat, FivePartyDeliberation.STATE_POSITION, Map.of());
        }

        RIG.fire("event_statementOverdue");

        assertThat(run)
                .isWaitingAt(FivePartyDeliberation.DRAFT_PROPOSAL)
                .hasPassed("event_statementOverdue", "serviceTask_recordSilence");
        assertThat(RIG.tasks(FivePartyDeliberation.STATE_POSITION)).isEmpty();
    }

    @Test
    void missingVotesAreRecordedAndTheOthersCounted() {
        ProcessInstance run = proposed();
        for (String seat : Rig.Seats.ALL.subList(0, 4)) {
            RIG.completeBy("430302003001." + seat, FivePartyDeliberation.CAST_VOTE, Map.of());
        }

        RIG.fire("event_voteOverdue");

        assertThat(run)
                .isWaitingAt(FivePartyDeliberation.APPROVE_MINUTES)
                .hasPassed("serviceTask_recordMissingVotes", "serviceTask_tallyVotes");
        assertThat(RIG.tasks(FivePartyDeliberation.CAST_VOTE)).isEmpty();
    }

    @Test
    void minutesThatSomePartiesDoNotSignAreConcluded() {
        ProcessInstance run = proposed();
        RIG.completeEach(FivePartyDeliberation.CAST_VOTE);

        RIG.fire("event_signingOverdue");

        assertThat(run).isEnded().hasPassed("serviceTask_recordUnsigned", "endEvent_agreed");
    }

    @Test
    void aProposalWithoutMajorityIsAmendedInTheNextRound() {
        ProcessInstance run = proposed();
        agreeing = 2;

        RIG.completeEach(FivePartyDeliberation.CAST_VOTE);

        assertThat(run)
                .isWaitingAt(FivePartyDeliberation.DRAFT_PROPOSAL)
                .hasPassed("serviceTask_openNextRound")
                .hasNotPassed("userTask_approveMinutes", "serviceTask_recordFailure")
                .variables()
                .containsEntry("consensus", "amend")
                .containsEntry("round", 2);
        agreeing = 3;
        RIG.complete(FivePartyDeliberation.DRAFT_PROPOSAL);
        RIG.completeEach(FivePartyDeliberation.CAST_VOTE);
        assertThat(run).isWaitingAt(FivePartyDeliberation.APPROVE_MINUTES);
    }

    @Test
    void theThirdRoundIsTheLast() {
        ProcessInstance run = proposed();
        agreeing = 2;
        RIG.when("openNextRound", "round", 3);
        RIG.completeEach(FivePartyDeliberation.CAST_VOTE);
        RIG.complete(FivePartyDeliberation.DRAFT_PROPOSAL);

        RIG.completeEach(FivePartyDeliberation.CAST_VOTE);

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_recordFailure", "endEvent_notAgreed")
                .hasNotPassed("userTask_approveMinutes", "userTask_recordOwnersVote", "endEvent_agreed")
                .variables()
                .containsEntry("consensusRule", "majorityMissingAtLast")
                .containsEntry("agreed", false);
    }

    @Test
    void anExpertItemIsHeardFirst() {
        ProcessInstance run = proposed();
        expertItem = true;

        RIG.completeEach(FivePartyDeliberation.CAST_VOTE);

        assertThat(run)
                .isWaitingAt(FivePartyDeliberation.EXPERT_HEARING)
                .hasNotPassed("serviceTask_openNextRound", "userTask_approveMinutes");
        hearingHeld = true;
        RIG.finish(ExpertHearing.ID, "finished", true);
        assertThat(run).isWaitingAt(FivePartyDeliberation.DRAFT_PROPOSAL).hasPassed("callActivity_expertHearing");
        RIG.complete(FivePartyDeliberation.DRAFT_PROPOSAL);
        RIG.completeEach(FivePartyDeliberation.CAST_VOTE);
        assertThat(run).isWaitingAt(FivePartyDeliberation.APPROVE_MINUTES);
    }

    @Test
    void theTableSaysWhatNeedsAHearing() {
        RIG.with("households", 100);
        ProcessInstance run = RIG.start();
        RIG.completeEach(FivePartyDeliberation.STATE_POSITION);

        RIG.complete(FivePartyDeliberation.DRAFT_PROPOSAL, "cost", 0L);

        assertThat(run)
                .isWaitingAt(FivePartyDeliberation.CAST_VOTE)
                .hasPassed("businessRuleTask_hearingNeed", "serviceTask_recordHearingNeed")
                .variables()
                .containsEntry("hearingNeeded", true)
                .containsEntry("hearingRule", "manyHouseholds");
    }

    @Test
    void invitedVoicesAreHeardBesideTheFiveEachByItsOwnDeadline() {
        ProcessInstance run = RIG.start();

        RIG.send(FivePartyDeliberation.VOICE_INVITED, "voice", "7");
        RIG.send(FivePartyDeliberation.VOICE_INVITED, "voice", "8");

        assertThat(run).isWaitingAt(FivePartyDeliberation.STATE_POSITION, FivePartyDeliberation.GIVE_OPINION);
        RIG.completeBy("voice7", FivePartyDeliberation.GIVE_OPINION, Map.of());
        assertThat(RIG.called()).containsExactly("openDeliberation", "askVoice", "askVoice", "resumeVoting");
        RIG.fire("event_opinionOverdue");
        assertThat(RIG.called()).endsWith("recordVoiceAbsence", "resumeVoting");
        assertThat(RIG.tasks(FivePartyDeliberation.GIVE_OPINION)).isEmpty();
        assertThat(RIG.tasks(FivePartyDeliberation.STATE_POSITION)).hasSize(5);
    }

    @Test
    void whoIsStillHeardWhenTheFiveHaveSignedIsWaitedForUntilTheDeadline() {
        ProcessInstance run = proposed();
        RIG.send(FivePartyDeliberation.VOICE_INVITED, "voice", "7");
        RIG.completeEach(FivePartyDeliberation.CAST_VOTE);
        RIG.completeEach(FivePartyDeliberation.APPROVE_MINUTES);
        assertThat(run).isNotEnded().hasPassed("endEvent_agreed");

        RIG.fire("event_opinionOverdue");

        assertThat(run).isEnded().variables().containsEntry("agreed", true);
    }

    @Test
    void whatTheOwnersCarryIsMinuted() {
        ProcessInstance run = beforeTheOwners();

        RIG.complete(FivePartyDeliberation.RECORD_OWNERS_VOTE, owners(150));

        assertThat(run)
                .isWaitingAt(FivePartyDeliberation.APPROVE_MINUTES)
                .hasPassed("businessRuleTask_ownersVote")
                .hasNotPassed("serviceTask_recordFailure")
                .variables()
                .containsEntry("ownersCarried", true)
                .containsEntry("ownersRule", "threeQuartersCarried");
    }

    @Test
    void whatTheOwnersDoNotCarryFails() {
        ProcessInstance run = beforeTheOwners();

        RIG.complete(FivePartyDeliberation.RECORD_OWNERS_VOTE, owners(149));

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_recordFailure", "endEvent_notAgreed")
                .hasNotPassed("userTask_approveMinutes", "endEvent_agreed");
    }

    @Test
    void anObjectionInLawSendsTheProposalBack() {
        ProcessInstance run = proposed();
        agreeing = 4;
        legalObjections = 1;

        RIG.completeEach(FivePartyDeliberation.CAST_VOTE);

        assertThat(run)
                .isWaitingAt(FivePartyDeliberation.DRAFT_PROPOSAL)
                .variables()
                .containsEntry("consensusRule", "legalObjection");
    }

    private static ProcessInstance proposed() {
        ProcessInstance run = RIG.start();
        RIG.completeEach(FivePartyDeliberation.STATE_POSITION);
        RIG.complete(FivePartyDeliberation.DRAFT_PROPOSAL);
        return run;
    }

    private ProcessInstance beforeTheOwners() {
        ProcessInstance run = proposed();
        ownersItem = true;
        RIG.completeEach(FivePartyDeliberation.CAST_VOTE);
        assertThat(run).isWaitingAt(FivePartyDeliberation.RECORD_OWNERS_VOTE).hasNotPassed("userTask_approveMinutes");
        return run;
    }

    private static Map<String, Object> owners(int votesFor) {
        return Map.of(
                "higherThreshold", true,
                "areaTotal", 30_000L,
                "areaTaking", 20_000L,
                "areaFor", 20_000L,
                "ownersTotal", 300L,
                "ownersTaking", 200L,
                "ownersFor", (long) votesFor);
    }

    private void tally(DelegateExecution execution) {
        FivePartyDeliberation.PRESENT.set(execution, 5);
        FivePartyDeliberation.CAST.set(execution, 5);
        FivePartyDeliberation.AGREEING.set(execution, agreeing);
        FivePartyDeliberation.CONDITIONAL.set(execution, 0);
        FivePartyDeliberation.OPPOSING.set(execution, 5 - agreeing);
        FivePartyDeliberation.LEGAL_OBJECTIONS.set(execution, legalObjections);
        FivePartyDeliberation.ABSTAINING.set(execution, 0);
        FivePartyDeliberation.CORE_VOTED.set(execution, true);
        FivePartyDeliberation.OWNERS_ITEM.set(execution, ownersItem);
        FivePartyDeliberation.EXPERT_ITEM.set(execution, expertItem);
        FivePartyDeliberation.HEARING_HELD.set(execution, hearingHeld);
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
