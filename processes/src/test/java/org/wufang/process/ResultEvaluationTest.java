package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultEvaluationTest {

    @RegisterExtension
    static final Rig RIG = new Rig(ResultEvaluation.ID);

    @Test
    void theBlocksSupervisorVerifiesAndTheStreetCallsBack() {
        RIG.start();
        assertThat(RIG.groups(RIG.task(ResultEvaluation.VERIFY_RESULT)))
                .containsExactly("430302003001001.blockSupervisor");

        RIG.complete(ResultEvaluation.VERIFY_RESULT, "verified", "yes");

        assertThat(RIG.groups(RIG.task(ResultEvaluation.CALL_BACK))).containsExactly("430302003.blockService");
    }

    @Test
    void aResultThatIsThereInPartIsRatedToo() {
        ProcessInstance run = RIG.start();

        RIG.complete(ResultEvaluation.VERIFY_RESULT, "verified", "partly");

        assertThat(run).isWaitingAt(ResultEvaluation.CALL_BACK).hasNotPassed("serviceTask_requestRework");
    }

    @Test
    void aResultThatIsNotThereGoesBackAtOnce() {
        ProcessInstance run = RIG.start();

        RIG.complete(ResultEvaluation.VERIFY_RESULT, "verified", "no");

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_requestRework", "endEvent_rework")
                .hasNotPassed("userTask_callBack", "serviceTask_assessRating", "endEvent_accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "false, 0, 0, endEvent_accepted, endEvent_rework",
        "true, 0, 0, endEvent_rework, endEvent_accepted",
        "false, 6, 18, endEvent_accepted, endEvent_rework",
        "false, 6, 17, endEvent_rework, endEvent_accepted"
    })
    void theResidentsAnswerAndTheMeanDecide(boolean dissatisfied, int ratings, int sum, String end, String otherEnd) {
        ProcessInstance run = verified(dissatisfied, ratings, sum);

        RIG.complete(ResultEvaluation.CALL_BACK);

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_recordEvaluation", end)
                .hasNotPassed(otherEnd, "event_ratedByLink", "event_ratingWindowClosed", "serviceTask_requestRework");
    }

    @Test
    void aRatingByLinkSparesTheCall() {
        ProcessInstance run = verified(true);

        RIG.send(ResultEvaluation.RATED);

        assertThat(run)
                .isEnded()
                .hasPassed("event_ratedByLink", "serviceTask_assessRating", "endEvent_rework")
                .hasNotPassed("event_ratingWindowClosed");
        assertThat(RIG.tasks(ResultEvaluation.CALL_BACK)).isEmpty();
    }

    @Test
    void theWindowClosesOnSilence() {
        ProcessInstance run = verified(false);

        RIG.fire("event_ratingWindowClosed");

        assertThat(run)
                .isEnded()
                .hasPassed("event_ratingWindowClosed", "serviceTask_assessRating", "endEvent_accepted")
                .hasNotPassed("event_ratedByLink", "endEvent_rework");
    }

    @Test
    void anOverdueVerificationStartsAnOversightAndGoesOn() {
        ProcessInstance run = RIG.when(
                        "startOversight", execution -> assertThat(ResultEvaluation.OVERDUE_TASK.in(execution))
                                .isEqualTo(ResultEvaluation.VERIFY_RESULT))
                .start();

        RIG.fire("event_verificationOverdue");

        assertThat(run)
                .isWaitingAt(ResultEvaluation.VERIFY_RESULT)
                .hasPassed("endEvent_oversightStarted")
                .hasNotPassed("gateway_verified");
    }

    private static ProcessInstance verified(boolean dissatisfied) {
        return verified(dissatisfied, 0, 0);
    }

    private static ProcessInstance verified(boolean dissatisfied, int ratings, int sum) {
        ProcessInstance run = RIG.when("assessRating", execution -> {
                    ResultEvaluation.DISSATISFIED.set(execution, dissatisfied);
                    ResultEvaluation.RATINGS.set(execution, ratings);
                    ResultEvaluation.RESULT_SUM.set(execution, sum);
                    ResultEvaluation.PROCESS_SUM.set(execution, sum);
                })
                .start();
        RIG.complete(ResultEvaluation.VERIFY_RESULT, "verified", "yes");
        return run;
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
