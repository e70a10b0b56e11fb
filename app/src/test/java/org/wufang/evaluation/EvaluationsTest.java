package org.wufang.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wufang.CaseRoomTest;
import org.wufang.Report;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskSubmitted;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

@CaseRoomTest
@RecordApplicationEvents
class EvaluationsTest {

    private static final Actor SUPERVISOR = new Actor("supervisor", "blockSupervisor", "430302003001001");

    @Autowired
    private Evaluations evaluations;

    @Autowired
    private CaseFiles files;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private ApplicationEvents events;

    private String number;

    @BeforeEach
    void aCaseIsHandledOnSiteByTheGovernor() {
        number = files.open(Report.facts(report -> report.unit("")), Actor.SYSTEM)
                .number();
        files.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        files.enter(number, CaseStatus.FRONT_END, Actor.SYSTEM, null);
        filled("front-end-handling", "userTask_handleOnSite", "governor", Map.of());
        evaluations.open(number, Actor.SYSTEM);
    }

    @ParameterizedTest
    @CsvSource({
        "front-end-handling, userTask_handleOnSite",
        "meeting-handling, userTask_fulfilCommitment",
        "five-party-deliberation, userTask_castVote",
        "fund-deliberation, userTask_balanceFund",
        "small-consultation, userTask_castVote",
        "joint-meeting, userTask_castVote",
        "whistle-handling, userTask_act"
    })
    void whoHandledTheCaseDoesNotVerifyIt(String process, String task) {
        filled(process, task, "supervisor", Map.of());
        assertThatThrownBy(() -> evaluations.verify(verification("yes")))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("参与过本件的办理");
        assertThat(evaluations.awaitsReporter(number)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "meeting-handling, userTask_verifyCommitment",
        "case-lifecycle, userTask_reviewTriage",
        "result-evaluation, userTask_verifyResult"
    })
    void whoOnlyLookedMayVerify(String process, String task) {
        filled(process, task, "supervisor", Map.of());
        evaluations.verify(verification("yes"));
        assertThat(evaluations.awaitsReporter(number)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "true, satisfied, false",
        "true, basically, false",
        "true, dissatisfied, true",
        "false, satisfied, true",
        "false, dissatisfied, true"
    })
    void unsolvedOrDissatisfiedSendsItBack(boolean solved, String satisfied, boolean back) {
        evaluations.verify(verification("yes"));
        evaluations.rateByLink(number, solved, satisfied, null, "");
        assertThat(assess().dissatisfied()).isEqualTo(back);
        close(back ? "rework" : "accepted");
        assertThat(rating())
                .containsEntry("outcome", back ? "rework" : "accepted")
                .containsEntry("source", "link");
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "partly, true", "no, false"})
    void theRootCauseIsFoundWhereSomethingIsSolved(String verdict, boolean found) {
        evaluations.verify(verification(verdict));

        assertThat(rating()).containsEntry("extent", verdict).containsEntry("verified", found);
        assertThat(events.stream(CaseEvent.class).filter(event -> event.act().equals("evaluation.rootCauseFound")))
                .hasSize(found ? 1 : 0)
                .allSatisfy(event -> assertThat(event.content()).isEqualTo(Map.of("rootCause", "agingFacility")));
        assertThat(rating().get("rootCause")).isEqualTo(found ? "agingFacility" : null);
        assertThat(evaluations.awaitsReporter(number)).isEqualTo(found);
    }

    @Test
    void silenceIsNoSatisfaction() {
        evaluations.verify(verification("yes"));
        assertThat(assess()).isEqualTo(new Totals(false, 5, 20, 15));
        assertThat(rating()).containsEntry("source", "none").doesNotContainKeys("satisfied", "solved");
    }

    @Test
    void whoWasNotReachedHasSaidNothingWhateverTheFormCarries() {
        evaluations.verify(verification("yes"));
        evaluations.callBack(form(
                "result-evaluation",
                "userTask_callBack",
                "blockservice",
                Map.of("reached", "no", "satisfied", "satisfied")));
        assertThat(rating()).containsEntry("source", "none").doesNotContainKeys("satisfied", "solved");
    }

    @Test
    void aRatingIsTakenOnceAndOnlyWhileItIsAwaited() {
        assertRefused();
        evaluations.verify(verification("yes"));
        evaluations.rateByLink(number, true, "satisfied", null, "好");
        assertRefused();
        assess();
        assertRefused();
        close("accepted");
        assertRefused();
    }

    @Test
    void aCaseThatWasSentBackIsEvaluatedAnew() {
        evaluations.verify(verification("no"));
        evaluations.requestRework(number, Actor.SYSTEM);
        files.enter(number, CaseStatus.FRONT_END, Actor.SYSTEM, null);
        evaluations.open(number, Actor.SYSTEM);
        evaluations.open(number, Actor.SYSTEM);

        assertThat(evaluations.read(number)).hasSize(2);
        assertThat(evaluations.read(number).get(0))
                .containsEntry("outcome", "rework")
                .containsEntry("verified", false);
        assertThat(evaluations.read(number).get(1)).containsOnlyKeys("round", "openedAt");
    }

    @Test
    void theReportersScoreIsAddedToThoseOfTheParties() {
        evaluations.verify(verification("yes"));
        evaluations.rateByLink(number, true, "basically", new Score(2, 3), "");

        assertThat(assess()).isEqualTo(new Totals(false, 6, 22, 18));
        close("accepted");
        assertThat(rating())
                .containsEntry("resultRating", 2)
                .containsEntry("processRating", 3)
                .containsEntry("ratingsCounted", 6)
                .containsEntry("reason", "因为");
    }

    @Test
    void aScoreIsGivenForBothOrNotAtAll() {
        assertThat(Score.of(null, null)).isNull();
        assertThatThrownBy(() -> Score.of(3, null))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("过程评分");
        assertThatThrownBy(() -> Score.of(null, 3))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("结果评分");
    }

    private Totals assess() {
        return evaluations.assess(number, Totals.ofParties(5, 20, 15), Actor.SYSTEM);
    }

    private void close(String outcome) {
        evaluations.decide(number, outcome, "boundReached", "因为", Actor.SYSTEM);
    }

    private void assertRefused() {
        assertThatThrownBy(() -> evaluations.rateByLink(number, true, "satisfied", null, ""))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("rating-closed"));
    }

    private Map<String, Object> rating() {
        List<Map<String, Object>> ratings = evaluations.read(number);
        return ratings.get(ratings.size() - 1);
    }

    private Submission verification(String verified) {
        return form(
                "result-evaluation",
                "userTask_verifyResult",
                SUPERVISOR.person(),
                Map.of("verified", verified, "rootCause", "agingFacility", "finding", "看过"));
    }

    private void filled(String process, String task, String person, Map<String, Object> values) {
        publisher.publishEvent(new TaskSubmitted(form(process, task, person, values)));
    }

    private Submission form(String process, String task, String person, Map<String, Object> values) {
        return new Submission(
                number, process, task, "task-1", "form", new Actor(person, "role", "unit"), values, Map.of(), Map.of());
    }
}
