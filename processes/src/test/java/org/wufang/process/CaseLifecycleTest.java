package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseLifecycleTest {

    @RegisterExtension
    static final Rig RIG = new Rig(CaseLifecycle.ID);

    private static final String FRONT_END = "callActivity_frontEndHandling";
    private static final String MEETING = "callActivity_meetingHandling";
    private static final String WHISTLE = "callActivity_whistleHandling";
    private static final String EVALUATION = "callActivity_resultEvaluation";

    private int reworks;

    @BeforeEach
    void reworksAreCounted() {
        reworks = 0;
        RIG.when("recordRework", execution -> CaseLifecycle.REWORKS.set(execution, ++reworks))
                .when("deferCase", "recheckAt", "2030-01-01T09:00:00+08:00");
    }

    @Test
    void aRoutineCaseIsSolvedInFrontAcceptedAndArchived() {
        ProcessInstance run = RIG.start();
        assertThat(run)
                .isWaitingAt(FRONT_END)
                .hasNotPassed("userTask_reviewTriage")
                .variables()
                .containsEntry("level", "routine")
                .containsEntry("triageRule", "routine")
                .containsEntry("sure", true);

        RIG.finish(FrontEndHandling.ID, "frontEndOutcome", "solved");
        RIG.finish(ResultEvaluation.ID, "evaluationOutcome", "accepted");

        assertThat(run)
                .isEnded()
                .hasPassed("endEvent_archived")
                .hasNotPassed(MEETING, WHISTLE, "serviceTask_recordRework", "userTask_decideDeferral");
        assertThat(RIG.called()).containsExactly("registerCase", "recordTriage", "acceptCase", "archiveCase");
    }

    @ParameterizedTest
    @CsvSource({
        "parties, 2, callActivity_meetingHandling, meeting-handling, meetingOutcome, meeting",
        "departments, 2, callActivity_whistleHandling, whistle-handling, whistleOutcome, whistle"
    })
    void complexAndDifficultCasesTakeTheirOwnPath(
            String fact, int value, String call, String child, String outcome, String path) {
        ProcessInstance run = RIG.with(fact, value).start();
        assertThat(run).isWaitingAt(call).hasNotPassed(FRONT_END, "userTask_reviewTriage");

        RIG.finish(child, outcome, "solved");

        assertThat(run).isWaitingAt(EVALUATION).variables().containsEntry("path", path);
    }

    @Test
    void thePartiesRatingsCountOnce() {
        ProcessInstance run = RIG.with("parties", 2).start();

        RIG.finish(
                MeetingHandling.ID,
                Map.of("meetingOutcome", "solved", "partiesRated", 5, "partiesResultSum", 9, "partiesProcessSum", 20));
        assertThat(run)
                .isWaitingAt(EVALUATION)
                .variables()
                .containsEntry("partiesRated", 5)
                .containsEntry("partiesResultSum", 9)
                .containsEntry("partiesProcessSum", 20);
        RIG.finish(ResultEvaluation.ID, "evaluationOutcome", "rework");

        assertThat(run).isWaitingAt(MEETING).variables().containsEntry("partiesRated", null);
    }

    @Test
    void aHazardToLifeWhistlesAtOnce() {
        ProcessInstance run = RIG.with("hazard", "life").start();

        assertThat(run)
                .isWaitingAt(WHISTLE)
                .hasNotPassed("userTask_reviewTriage", FRONT_END, MEETING)
                .variables()
                .containsEntry("triageRule", "lifeHazard");
    }

    @Test
    void whatTheFrontEndCannotSolveGoesUpToTheMeetingAndThenToTheWhistle() {
        ProcessInstance run = RIG.start();

        RIG.finish(FrontEndHandling.ID, "frontEndOutcome", "toMeeting");
        assertThat(run).isWaitingAt(MEETING).hasNotPassed(WHISTLE, EVALUATION);
        RIG.finish(MeetingHandling.ID, "meetingOutcome", "toWhistle");
        assertThat(run).isWaitingAt(WHISTLE).hasNotPassed(EVALUATION);
        RIG.finish(WhistleHandling.ID, "whistleOutcome", "solved");

        assertThat(run).isWaitingAt(EVALUATION).variables().containsEntry("path", "whistle");
    }

    @Test
    void theFrontEndMayWhistleStraightAway() {
        ProcessInstance run = RIG.start();

        RIG.finish(FrontEndHandling.ID, "frontEndOutcome", "toWhistle");

        assertThat(run).isWaitingAt(WHISTLE).hasPassed("gateway_toWhistle").hasNotPassed(MEETING, EVALUATION);
    }

    @Test
    void aReworkWalksTheLastPathAgainAndTheThirdIsDecidedUpon() {
        ProcessInstance run = RIG.with("parties", 2).start();

        for (int i = 0; i < 2; i++) {
            RIG.finish(MeetingHandling.ID, "meetingOutcome", "solved");
            RIG.finish(ResultEvaluation.ID, "evaluationOutcome", "rework");
            assertThat(run).isWaitingAt(MEETING).hasNotPassed("userTask_decideDeferral", "endEvent_archived");
        }
        RIG.finish(MeetingHandling.ID, "meetingOutcome", "solved");
        RIG.finish(ResultEvaluation.ID, "evaluationOutcome", "rework");

        assertThat(run).isWaitingAt(CaseLifecycle.DECIDE_DEFERRAL).hasNotPassed("serviceTask_archiveCase");
        assertThat(RIG.groups(RIG.task(CaseLifecycle.DECIDE_DEFERRAL))).containsExactly("430302003.coordination");
        assertThat(RIG.called().stream().filter("acceptCase"::equals)).hasSize(1);
    }

    @Test
    void anUnsolvedWhistleIsDecidedUponAndMayBeClosedWithAReason() {
        ProcessInstance run = unsolved();

        RIG.complete(CaseLifecycle.DECIDE_DEFERRAL, "deferralDecision", "close");

        assertThat(run)
                .isEnded()
                .hasPassed("gateway_toDeferral", "serviceTask_archiveCase", "endEvent_archived")
                .hasNotPassed(EVALUATION, "serviceTask_deferCase");
    }

    @Test
    void aRetryTakesThePathThatTheStreetChose() {
        ProcessInstance run = unsolved();

        RIG.complete(CaseLifecycle.DECIDE_DEFERRAL, Map.of("deferralDecision", "retry", "path", "meeting"));

        assertThat(run).isWaitingAt(MEETING).hasNotPassed("serviceTask_deferCase", "endEvent_archived");
        assertThat(RIG.called()).containsExactly("registerCase", "recordTriage", "acceptCase", "acceptCase");
    }

    @Test
    void aDeferredCaseIsReopenedOnItsDateAndReviewed() {
        ProcessInstance run = unsolved();

        RIG.complete(CaseLifecycle.DECIDE_DEFERRAL, "deferralDecision", "defer");
        assertThat(run)
                .isWaitingAt("event_recheckDue")
                .hasPassed("serviceTask_deferCase")
                .hasNotPassed("serviceTask_reopenCase");
        assertThat(Models.ENGINE
                        .getManagementService()
                        .createJobQuery()
                        .activityId("event_recheckDue")
                        .singleResult()
                        .getDuedate())
                .isEqualTo("2030-01-01T09:00:00+08:00");
        RIG.fire("event_recheckDue");

        assertThat(run).isWaitingAt(CaseLifecycle.REVIEW_TRIAGE).hasPassed("serviceTask_reopenCase");
    }

    @ParameterizedTest
    @CsvSource({"true, 430302003.coordination", "false, 430302.commandCentre"})
    void anUnsureTriageIsReviewedByTheStreetOrWithoutPlaceByTheCommandCentre(boolean placeKnown, String group) {
        ProcessInstance run =
                RIG.with("placeKnown", placeKnown).with("matterKnown", false).start();

        assertThat(run).isWaitingAt(CaseLifecycle.REVIEW_TRIAGE).hasNotPassed("serviceTask_acceptCase");
        assertThat(RIG.groups(RIG.task(CaseLifecycle.REVIEW_TRIAGE))).containsExactly(group);
    }

    @Test
    void anAcceptedReviewTakesThePathThatTheReviewerChose() {
        ProcessInstance run = RIG.with("matterKnown", false).start();

        RIG.complete(CaseLifecycle.REVIEW_TRIAGE, Map.of("reviewDecision", "accept", "path", "meeting"));

        assertThat(run).isWaitingAt(MEETING).hasPassed("serviceTask_acceptCase").hasNotPassed(FRONT_END);
    }

    @Test
    void aDeclineIsConfirmedByTheCommandCentre() {
        ProcessInstance run = declinedByTheStreet();
        assertThat(RIG.groups(RIG.task(CaseLifecycle.CONFIRM_DECLINE))).containsExactly("430302.commandCentre");

        RIG.complete(CaseLifecycle.CONFIRM_DECLINE, "declineConfirmed", "yes");

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_declineCase", "endEvent_declined")
                .hasNotPassed("serviceTask_acceptCase", "serviceTask_mergeCase", "endEvent_archived");
    }

    @Test
    void aDeclineNotConfirmedIsReviewedAgain() {
        ProcessInstance run = declinedByTheStreet();

        RIG.complete(CaseLifecycle.CONFIRM_DECLINE, "declineConfirmed", "no");

        assertThat(run).isWaitingAt(CaseLifecycle.REVIEW_TRIAGE).hasNotPassed("serviceTask_declineCase");
    }

    @Test
    void aDuplicateSeenInReviewIsMerged() {
        ProcessInstance run = RIG.with("matterKnown", false).start();

        RIG.complete(CaseLifecycle.REVIEW_TRIAGE, "reviewDecision", "merge");

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_mergeCase", "endEvent_merged")
                .hasNotPassed("serviceTask_acceptCase", "endEvent_mergedLater", "userTask_confirmDecline");
    }

    @Test
    void aWithdrawalStopsEverything() {
        ProcessInstance run = RIG.start();

        RIG.send(CaseLifecycle.WITHDRAWN);

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_withdrawCase", "endEvent_withdrawn")
                .hasNotPassed("endEvent_archived", "serviceTask_mergeDuplicate");
        assertThat(RIG.tasks("userTask_stub")).isEmpty();
    }

    @Test
    void aDuplicateFoundLaterStopsEverything() {
        ProcessInstance run = RIG.with("parties", 2).start();

        RIG.send(CaseLifecycle.DUPLICATE_FOUND);

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_mergeDuplicate", "endEvent_mergedLater")
                .hasNotPassed("endEvent_merged", "endEvent_archived", "serviceTask_withdrawCase");
        assertThat(RIG.called()).endsWith("mergeCase");
    }

    @Test
    void aDeferredCaseMayStillBeWithdrawn() {
        ProcessInstance run = unsolved();
        RIG.complete(CaseLifecycle.DECIDE_DEFERRAL, "deferralDecision", "defer");

        RIG.send(CaseLifecycle.WITHDRAWN);

        assertThat(run).isEnded().hasPassed("endEvent_withdrawn").hasNotPassed("serviceTask_reopenCase");
    }

    @Test
    void theFirstContestOfAClosingReopensTheCaseByRight() {
        ProcessInstance run = RIG.with("contestByRight", true).startByMessage(CaseLifecycle.CLOSING_CONTESTED);

        assertThat(run)
                .isWaitingAt(CaseLifecycle.REVIEW_TRIAGE)
                .hasPassed("serviceTask_reopenContested")
                .hasNotPassed(CaseLifecycle.DECIDE_CONTEST, "businessRuleTask_triage", "serviceTask_acceptCase");
        assertThat(run.getBusinessKey()).isEqualTo(Rig.CASE);
        assertThat(RIG.called()).containsExactly("registerCase", "reopenContested");
        RIG.complete(CaseLifecycle.REVIEW_TRIAGE, Map.of("reviewDecision", "accept", "path", "meeting"));
        assertThat(run).isWaitingAt(MEETING);
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "no, false"})
    void aLaterContestReopensItOnlyWhenTheStreetFindsThatItHolds(String upheld, boolean reopened) {
        ProcessInstance run = RIG.with("contestByRight", false).startByMessage(CaseLifecycle.CLOSING_CONTESTED);
        assertThat(run).isWaitingAt(CaseLifecycle.DECIDE_CONTEST).hasNotPassed("serviceTask_reopenContested");
        assertThat(RIG.groups(RIG.task(CaseLifecycle.DECIDE_CONTEST))).containsExactly("430302003.coordination");

        RIG.complete(CaseLifecycle.DECIDE_CONTEST, "contestUpheld", upheld);

        if (reopened) {
            assertThat(run).isWaitingAt(CaseLifecycle.REVIEW_TRIAGE).hasPassed("serviceTask_reopenContested");
        } else {
            assertThat(run)
                    .isEnded()
                    .hasPassed("endEvent_contestRefused")
                    .hasNotPassed("serviceTask_reopenContested", "gateway_toReview");
        }
    }

    private static ProcessInstance unsolved() {
        ProcessInstance run = RIG.with("powerLacking", true).start();
        RIG.finish(WhistleHandling.ID, "whistleOutcome", "unsolved");
        assertThat(run).isWaitingAt(CaseLifecycle.DECIDE_DEFERRAL);
        return run;
    }

    private static ProcessInstance declinedByTheStreet() {
        ProcessInstance run = RIG.with("matterKnown", false).start();
        RIG.complete(CaseLifecycle.REVIEW_TRIAGE, "reviewDecision", "decline");
        assertThat(run).isWaitingAt(CaseLifecycle.CONFIRM_DECLINE).hasNotPassed("serviceTask_declineCase");
        return run;
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
