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

class WhistleHandlingTest {

    @RegisterExtension
    static final Rig RIG = new Rig(WhistleHandling.ID);

    private boolean notOurs;
    private boolean returnedAgain;
    private boolean anybodyCame;
    private String outcome;

    @BeforeEach
    void everybodyComesAndSolvesIt() {
        notOurs = false;
        returnedAgain = false;
        anybodyCame = false;
        outcome = "solved";
        RIG.with("leadFinished", false)
                .when("openWhistle", "whistleLevel", 1)
                .when("recordAbsence", execution -> WhistleHandling.ANYBODY_CAME.set(execution, anybodyCame))
                .when("raiseLevel", WhistleHandlingTest::raise)
                .when("raiseForAbsence", WhistleHandlingTest::raise)
                .when("assessReportIn", execution -> {
                    WhistleHandling.NOT_OURS.set(execution, notOurs);
                    WhistleHandling.RETURNED_AGAIN.set(execution, returnedAgain);
                })
                .when("assessAction", execution -> WhistleHandling.WHISTLE_OUTCOME.set(execution, outcome));
    }

    @Test
    void allDepartmentsComeActAreRatedAndSolveIt() {
        ProcessInstance run = blown();
        assertThat(run).isWaitingAt(WhistleHandling.REPORT_IN);
        assertThat(RIG.tasks(WhistleHandling.REPORT_IN)).hasSize(2);

        RIG.completeBy("dept-chengguan.department", WhistleHandling.REPORT_IN, Map.of());
        assertThat(run).isWaitingAt(WhistleHandling.REPORT_IN).hasNotPassed("serviceTask_assessReportIn");
        RIG.completeBy("dept-zhujian.department", WhistleHandling.REPORT_IN, Map.of());
        assertThat(RIG.groups(RIG.task(WhistleHandling.PLAN_JOINT_ACTION)))
                .containsExactly("dept-chengguan.department");
        RIG.complete(WhistleHandling.PLAN_JOINT_ACTION);
        RIG.completeBy("dept-zhujian.department", WhistleHandling.ACT, Map.of());
        RIG.completeBy("dept-chengguan.department", WhistleHandling.ACT, Map.of());
        assertThat(RIG.tasks(WhistleHandling.RATE_DEPARTMENT)).hasSize(2).allSatisfy(task -> assertThat(
                        RIG.groups(task))
                .as("the whistler rates, never the rated")
                .containsExactly("whistler1"));
        RIG.completeEach(WhistleHandling.RATE_DEPARTMENT);

        assertThat(run)
                .isEnded()
                .hasPassed("endEvent_solved")
                .hasNotPassed(
                        "callActivity_dutyRuling",
                        "serviceTask_recordAbsence",
                        "serviceTask_raiseLevel",
                        "serviceTask_startOversight",
                        "endEvent_unsolved");
    }

    @ParameterizedTest
    @CsvSource({
        "quick, streetCannotSolve, none, 1, quick, ''",
        "quick, jointEnforcement, none, 1, tough, 需要联合执法，按攻坚哨",
        "emergency, emergency, none, 1, emergency, ''",
        "quick, streetCannotSolve, life, 1, emergency, 危及人身，一律按应急哨"
    })
    void theTableTellsTheKindAndWhyItIsAnotherThanAsked(
            String asked, String ground, String hazard, int departments, String kind, String reason) {
        RIG.with("hazard", hazard).with("departments", departments).start();

        RIG.complete(WhistleHandling.BLOW_WHISTLE, Map.of("whistleGround", ground, "kindAsked", asked));

        assertThat(RIG.variable("whistleKind")).isEqualTo(kind);
        assertThat(RIG.variable("kindReason")).isEqualTo(reason);
    }

    @Test
    void aFirstReturnIsRedispatchedByWhoDispatchedAndASecondIsRuledUpon() {
        ProcessInstance run = blown();
        notOurs = true;

        RIG.completeEach(WhistleHandling.REPORT_IN);
        assertThat(run)
                .isWaitingAt(WhistleHandling.REDISPATCH)
                .hasNotPassed("callActivity_dutyRuling", "userTask_planJointAction");
        assertThat(RIG.groups(RIG.task(WhistleHandling.REDISPATCH))).containsExactly("whistler1");
        RIG.complete(WhistleHandling.REDISPATCH);
        assertThat(run).isWaitingAt(WhistleHandling.REPORT_IN);
        returnedAgain = true;
        RIG.completeEach(WhistleHandling.REPORT_IN);

        assertThat(run).isWaitingAt("callActivity_dutyRuling").hasNotPassed("userTask_planJointAction");
        notOurs = false;
        RIG.finish(DutyRuling.ID, "rulingOutcome", "ruled");
        assertThat(run).isWaitingAt(WhistleHandling.REPORT_IN).hasPassed("callActivity_dutyRuling");
        RIG.completeEach(WhistleHandling.REPORT_IN);
        assertThat(run).isWaitingAt(WhistleHandling.PLAN_JOINT_ACTION);
    }

    @Test
    void absenceIsCalledAgainByTheNextLevelAndAtTheDistrictIsUnsolved() {
        ProcessInstance run = blown();

        RIG.fire("event_reportInOverdue");
        assertThat(run)
                .isWaitingAt(WhistleHandling.REPORT_IN)
                .hasPassed("serviceTask_recordAbsence", "serviceTask_raiseForAbsence")
                .hasNotPassed("serviceTask_recordUnsolved", "serviceTask_assessReportIn");
        RIG.fire("event_reportInOverdue");
        assertThat(run).isWaitingAt(WhistleHandling.REPORT_IN).variables().containsEntry("whistleLevel", 3);
        RIG.fire("event_reportInOverdue");

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_recordUnsolved", "endEvent_unsolved")
                .hasNotPassed("serviceTask_raiseLevel", "userTask_planJointAction", "endEvent_solved");
        assertThat(RIG.called().stream().filter("raiseForAbsence"::equals)).hasSize(2);
    }

    @Test
    void atTheDistrictTheActionGoesOnWithThoseWhoCame() {
        ProcessInstance run = blown();
        RIG.fire("event_reportInOverdue");
        RIG.fire("event_reportInOverdue");
        RIG.completeBy("dept-chengguan.department", WhistleHandling.REPORT_IN, Map.of());
        anybodyCame = true;

        RIG.fire("event_reportInOverdue");

        assertThat(run)
                .isWaitingAt(WhistleHandling.PLAN_JOINT_ACTION)
                .hasPassed("serviceTask_assessReportIn")
                .hasNotPassed("serviceTask_recordUnsolved");
    }

    @Test
    void aLeadThatFinishesForGoodReasonClosesWhatIsOpen() {
        ProcessInstance run = blown();
        RIG.completeEach(WhistleHandling.REPORT_IN);
        RIG.complete(WhistleHandling.PLAN_JOINT_ACTION);

        RIG.completeBy("dept-chengguan.department", WhistleHandling.ACT, Map.of("leadFinished", true));

        assertThat(RIG.tasks(WhistleHandling.ACT)).isEmpty();
        assertThat(run).isWaitingAt(WhistleHandling.RATE_DEPARTMENT);
    }

    @Test
    void anUnansweredWhistleReachesTheDistrict() {
        ProcessInstance run = blown();
        outcome = "unsolved";

        actedAndRated();
        assertThat(run)
                .isWaitingAt(WhistleHandling.BLOW_WHISTLE)
                .hasPassed("serviceTask_raiseLevel")
                .hasNotPassed("serviceTask_raiseForAbsence");
        assertThat(RIG.groups(RIG.task(WhistleHandling.BLOW_WHISTLE))).containsExactly("whistler2");
        blow();
        actedAndRated();
        assertThat(RIG.groups(RIG.task(WhistleHandling.BLOW_WHISTLE))).containsExactly("whistler3");
        blow();
        actedAndRated();

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_recordUnsolved", "endEvent_unsolved")
                .hasNotPassed("endEvent_solved");
    }

    @Test
    void anOverdueActionStartsAnOversightAndGoesOn() {
        ProcessInstance run = blown();
        RIG.when("startOversight", execution -> assertThat(WhistleHandling.OVERDUE_TASK.in(execution))
                .isEqualTo(WhistleHandling.ACT));
        RIG.completeEach(WhistleHandling.REPORT_IN);
        RIG.complete(WhistleHandling.PLAN_JOINT_ACTION);

        RIG.fire("event_actOverdue");

        assertThat(RIG.tasks(WhistleHandling.ACT)).hasSize(2);
        assertThat(run).hasPassed("endEvent_oversightStarted").hasNotPassed("userTask_rateDepartment");
    }

    private static ProcessInstance blown() {
        ProcessInstance run = RIG.start();
        blow();
        return run;
    }

    private static void blow() {
        RIG.complete(WhistleHandling.BLOW_WHISTLE, Map.of("whistleGround", "jointEnforcement", "kindAsked", "tough"));
    }

    private static void actedAndRated() {
        RIG.completeEach(WhistleHandling.REPORT_IN);
        RIG.complete(WhistleHandling.PLAN_JOINT_ACTION);
        RIG.completeEach(WhistleHandling.ACT);
        RIG.completeEach(WhistleHandling.RATE_DEPARTMENT);
    }

    private static void raise(DelegateExecution execution) {
        WhistleHandling.WHISTLE_LEVEL.set(execution, WhistleHandling.WHISTLE_LEVEL.in(execution) + 1);
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
