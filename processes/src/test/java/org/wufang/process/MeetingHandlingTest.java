package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingHandlingTest {

    private static final Instant PUBLISHED = Instant.parse("2099-03-02T09:30:00Z");
    private static final Instant RESUMED = Instant.parse("2099-03-05T09:30:00Z");

    @RegisterExtension
    static final Rig RIG = new Rig(MeetingHandling.ID);

    @Test
    void theResidentsCommitteeCallsTheMeeting() {
        ProcessInstance run = RIG.start();
        assertThat(RIG.groups(RIG.task(MeetingHandling.CALL_MEETING)))
                .containsExactly("430302003001.residentsCommittee");

        RIG.complete(MeetingHandling.CALL_MEETING);

        assertThat(run).isWaitingAt("callActivity_fivePartyDeliberation").hasNotPassed("event_callOverdue");
    }

    @Test
    void anOverdueCallStartsAnOversightAndGoesOn() {
        ProcessInstance run = RIG.when(
                        "startOversight", execution -> assertThat(MeetingHandling.OVERDUE_TASK.in(execution))
                                .isEqualTo(MeetingHandling.CALL_MEETING))
                .start();

        RIG.fire("event_callOverdue");

        assertThat(run)
                .isWaitingAt(MeetingHandling.CALL_MEETING)
                .hasPassed("endEvent_oversightStarted")
                .hasNotPassed("callActivity_fivePartyDeliberation");
    }

    @Test
    void noAgreementGoesToTheWhistle() {
        ProcessInstance run = called();

        RIG.finish(FivePartyDeliberation.ID, "agreed", false);

        assertThat(run)
                .isEnded()
                .hasPassed("endEvent_toWhistle")
                .hasNotPassed("serviceTask_publishNotice", "subProcess_commitment", "endEvent_solved")
                .variables()
                .containsEntry("meetingOutcome", "toWhistle");
    }

    @Test
    void anObjectionWithinTheNoticeStopsItUntilTheCommitteeHasAnswered() {
        ProcessInstance run = objected();
        assertThat(run).isWaitingAt(MeetingHandling.ANSWER_OBJECTION).hasNotPassed("event_noticeEnded");
        assertThat(RIG.jobs("event_noticeEnded")).isZero();
        assertThat(RIG.groups(RIG.task(MeetingHandling.ANSWER_OBJECTION)))
                .containsExactly("430302003001.residentsCommittee");

        RIG.complete(MeetingHandling.ANSWER_OBJECTION, "objectionOutcome", "next");
        assertThat(run).isWaitingAt(MeetingHandling.ANSWER_OBJECTION).hasNotPassed("serviceTask_resumeNotice");
        RIG.complete(MeetingHandling.ANSWER_OBJECTION, "objectionOutcome", "resume");

        assertThat(run)
                .isWaitingAt("gateway_noticePeriod")
                .hasPassed("serviceTask_resumeNotice")
                .hasNotPassed("subProcess_commitment");
        assertThat(RIG.due("event_noticeEnded")).isEqualTo(RESUMED);
        RIG.fire("event_noticeEnded");
        assertThat(RIG.tasks(MeetingHandling.FULFIL_COMMITMENT)).hasSize(2);
    }

    @Test
    void anObjectionMayCallThePartiesAgain() {
        ProcessInstance run = objected();

        RIG.complete(MeetingHandling.ANSWER_OBJECTION, "objectionOutcome", "reopen");

        assertThat(run)
                .isWaitingAt("callActivity_fivePartyDeliberation")
                .hasPassed("event_objectionRaised")
                .hasNotPassed("event_noticeEnded", "subProcess_commitment");
        RIG.finish(FivePartyDeliberation.ID, "agreed", true);
        assertThat(run).isWaitingAt("gateway_noticePeriod");
        assertThat(RIG.due("event_noticeEnded")).isEqualTo(PUBLISHED);
    }

    @Test
    void anOverdueAnswerStartsAnOversightAndGoesOn() {
        RIG.when("startOversight", execution -> assertThat(MeetingHandling.OVERDUE_TASK.in(execution))
                .isEqualTo(MeetingHandling.ANSWER_OBJECTION));
        ProcessInstance run = objected();

        RIG.fire("event_answerOverdue");

        assertThat(run)
                .isWaitingAt(MeetingHandling.ANSWER_OBJECTION)
                .hasPassed("endEvent_answerOversightStarted")
                .hasNotPassed("endEvent_oversightStarted", "serviceTask_resumeNotice");
    }

    @ParameterizedTest
    @CsvSource({"solved, 5, false", "toWhistle, 0, true"})
    void commitmentsThatAreDoneAreAssessed(String outcome, int raters, boolean ended) {
        RIG.when("assessCommitments", "meetingOutcome", outcome);
        ProcessInstance run = noticed();
        assertThat(RIG.tasks(MeetingHandling.FULFIL_COMMITMENT)).hasSize(2);

        RIG.completeBy("owner1", MeetingHandling.FULFIL_COMMITMENT, Map.of());
        RIG.complete(MeetingHandling.VERIFY_COMMITMENT, "commitmentVerdict", "kept");
        assertThat(run).hasPassed("endEvent_commitmentKept").hasNotPassed("serviceTask_assessCommitments");
        RIG.completeBy("owner2", MeetingHandling.FULFIL_COMMITMENT, Map.of());
        assertThat(RIG.groups(RIG.task(MeetingHandling.VERIFY_COMMITMENT)))
                .containsExactly("430302003001001.blockSupervisor");
        RIG.complete(MeetingHandling.VERIFY_COMMITMENT, "commitmentVerdict", "kept");

        assertThat(run)
                .hasPassed("serviceTask_assessCommitments")
                .hasNotPassed(
                        "endEvent_commitmentBroken",
                        "serviceTask_startCommitmentOversight",
                        "serviceTask_countRatings");
        assertThat(RIG.tasks(MeetingHandling.RATE_DELIBERATION)).hasSize(raters);
        assertThat(Models.ENGINE
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(run.getId())
                        .activityId("endEvent_toWhistle")
                        .count())
                .isEqualTo(ended ? 1 : 0);
    }

    @Test
    void eachPartyRatesWhatCameOfIt() {
        ProcessInstance run = kept();
        assertThat(RIG.tasks(MeetingHandling.RATE_DELIBERATION))
                .extracting(RIG::groups)
                .containsExactlyInAnyOrderElementsOf(Rig.Seats.ALL.stream()
                        .map(seat -> Set.of("430302003001." + seat))
                        .toList());

        RIG.completeEach(MeetingHandling.RATE_DELIBERATION);

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_countRatings", "endEvent_solved")
                .hasNotPassed("event_ratingOverdue", "endEvent_toWhistle");
    }

    @Test
    void whoDoesNotRateStopsNobody() {
        ProcessInstance run = kept();
        RIG.completeBy("430302003001.partyBranch", MeetingHandling.RATE_DELIBERATION, Map.of());

        RIG.fire("event_ratingOverdue");

        assertThat(run).isEnded().hasPassed("event_ratingOverdue", "serviceTask_countRatings", "endEvent_solved");
        assertThat(RIG.called().stream().filter("countRatings"::equals)).hasSize(1);
    }

    @Test
    void theVerdictsOfParallelCommitmentsDoNotOverwriteEachOther() {
        ProcessInstance run = noticed();
        RIG.completeEach(MeetingHandling.FULFIL_COMMITMENT);
        Task first = RIG.tasks(MeetingHandling.VERIFY_COMMITMENT).get(0);
        Task second = RIG.tasks(MeetingHandling.VERIFY_COMMITMENT).get(1);

        Models.ENGINE.getTaskService().complete(first.getId(), Map.of("commitmentVerdict", "redo"));

        assertThat(Models.ENGINE.getTaskService().getVariable(second.getId(), "commitmentVerdict"))
                .isEqualTo("pending");
        assertThat(run).variables().doesNotContainKey("commitmentVerdict");
        assertThat(RIG.tasks(MeetingHandling.FULFIL_COMMITMENT)).hasSize(1);
        Models.ENGINE.getTaskService().complete(second.getId(), Map.of("commitmentVerdict", "broken"));
        assertThat(run).hasPassed("endEvent_commitmentBroken").hasNotPassed("endEvent_commitmentKept");
    }

    @Test
    void aPartlyKeptCommitmentIsRenegotiatedAloneAndItsSuccessorFulfilled() {
        ProcessInstance run = noticed();
        RIG.completeBy("owner1", MeetingHandling.FULFIL_COMMITMENT, Map.of());

        RIG.complete(MeetingHandling.VERIFY_COMMITMENT, "commitmentVerdict", "partly");
        RIG.finish(CommitmentRenegotiation.ID, Map.of("revised", true, "commitment", "3"));

        assertThat(RIG.tasks(MeetingHandling.FULFIL_COMMITMENT))
                .extracting(task -> RIG.groups(task).iterator().next())
                .containsExactlyInAnyOrder("owner3", "owner2");
        assertThat(run).hasPassed("callActivity_commitmentRenegotiation").hasNotPassed("endEvent_commitmentBroken");
        assertThat(run).variables().doesNotContainKeys("commitment", "revised");
    }

    @Test
    void aPartlyKeptCommitmentThatIsNotRevisedIsBroken() {
        ProcessInstance run = noticed();
        RIG.completeBy("owner1", MeetingHandling.FULFIL_COMMITMENT, Map.of());
        RIG.complete(MeetingHandling.VERIFY_COMMITMENT, "commitmentVerdict", "partly");

        RIG.finish(CommitmentRenegotiation.ID, Map.of("revised", false, "commitment", "1"));

        assertThat(run).hasPassed("endEvent_commitmentBroken").hasNotPassed("endEvent_commitmentKept");
        assertThat(RIG.groups(RIG.task(MeetingHandling.FULFIL_COMMITMENT))).containsExactly("owner2");
    }

    @Test
    void anOverdueCommitmentStartsAnOversightAndGoesOn() {
        RIG.when("startOversight", execution -> assertThat(MeetingHandling.OVERDUE_TASK.in(execution))
                .isEqualTo(MeetingHandling.FULFIL_COMMITMENT));
        ProcessInstance run = noticed();
        RIG.completeBy("owner2", MeetingHandling.FULFIL_COMMITMENT, Map.of());

        RIG.fire("event_commitmentOverdue");

        assertThat(RIG.groups(RIG.task(MeetingHandling.FULFIL_COMMITMENT))).containsExactly("owner1");
        assertThat(run)
                .hasPassed("endEvent_commitmentOversightStarted")
                .hasNotPassed("gateway_commitmentKept", "endEvent_oversightStarted");
    }

    private static ProcessInstance called() {
        RIG.when("publishNotice", "noticeEndsAt", PUBLISHED.toString());
        RIG.when("resumeNotice", "noticeEndsAt", RESUMED.toString());
        ProcessInstance run = RIG.start();
        RIG.complete(MeetingHandling.CALL_MEETING);
        return run;
    }

    private static ProcessInstance kept() {
        RIG.when("assessCommitments", "meetingOutcome", "solved");
        ProcessInstance run = noticed();
        RIG.completeEach(MeetingHandling.FULFIL_COMMITMENT);
        RIG.tasks(MeetingHandling.VERIFY_COMMITMENT)
                .forEach(task ->
                        Models.ENGINE.getTaskService().complete(task.getId(), Map.of("commitmentVerdict", "kept")));
        return run;
    }

    private static ProcessInstance objected() {
        ProcessInstance run = called();
        RIG.finish(FivePartyDeliberation.ID, "agreed", true);
        assertThat(run).isWaitingAt("gateway_noticePeriod").hasPassed("serviceTask_publishNotice");
        assertThat(RIG.due("event_noticeEnded")).isEqualTo(PUBLISHED);
        RIG.send(MeetingHandling.OBJECTION_RAISED);
        return run;
    }

    private static ProcessInstance noticed() {
        ProcessInstance run = called();
        RIG.finish(FivePartyDeliberation.ID, "agreed", true);
        RIG.fire("event_noticeEnded");
        return run;
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
