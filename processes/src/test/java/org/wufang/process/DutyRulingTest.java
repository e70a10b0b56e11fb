package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DutyRulingTest {

    private static final String STREET = "street.coordination";
    private static final String DISTRICT = "district.commandCentre";
    private static final String NAMED = "dept-zhujian.department";

    @RegisterExtension
    static final Rig RIG = new Rig(DutyRuling.ID);

    private boolean appealable;

    @BeforeEach
    void theStreetIsAskedFirst() {
        appealable = true;
        RIG.when("openRuling", "rulingGroup", STREET)
                .when("referRuling", execution -> {
                    DutyRuling.RULING_GROUP.set(execution, DISTRICT);
                    appealable = false;
                })
                .when("recordRuling", execution -> {
                    DutyRuling.APPEALABLE.set(execution, appealable);
                    DutyRuling.RULING_ADDRESSEE.set(execution, NAMED);
                });
    }

    @Test
    void theStreetRulesAndWhoIsNamedAccepts() {
        ProcessInstance run = RIG.start();
        assertThat(RIG.groups(RIG.task(DutyRuling.RULE_ON_DUTY))).containsExactly(STREET);

        rule();
        assertThat(run).isWaitingAt(DutyRuling.ANSWER_RULING).hasNotPassed("serviceTask_bindRuling");
        assertThat(RIG.groups(RIG.task(DutyRuling.ANSWER_RULING))).containsExactly(NAMED);
        RIG.complete(DutyRuling.ANSWER_RULING, "rulingAnswer", "accepted");

        assertThat(run)
                .isEnded()
                .hasPassed("endEvent_ruled")
                .hasNotPassed("serviceTask_referRuling", "serviceTask_recordConsent");
        assertThat(RIG.called()).containsExactly("openRuling", "recordRuling", "bindRuling");
    }

    @Test
    void silenceUntilTheDeadlineCountsAsAccepted() {
        ProcessInstance run = RIG.start();
        rule();

        RIG.fire("event_answerOverdue");

        assertThat(run).isEnded().hasPassed("serviceTask_recordConsent", "serviceTask_bindRuling");
    }

    @Test
    void anAppealGoesToTheDistrictWhoseRulingIsFinal() {
        ProcessInstance run = RIG.start();
        rule();

        RIG.complete(DutyRuling.ANSWER_RULING, "rulingAnswer", "appealed");
        assertThat(run).isWaitingAt(DutyRuling.RULE_ON_DUTY).hasNotPassed("serviceTask_bindRuling");
        assertThat(RIG.groups(RIG.task(DutyRuling.RULE_ON_DUTY))).containsExactly(DISTRICT);
        rule();

        assertThat(run).isEnded().hasPassed("endEvent_ruled").hasNotPassed("serviceTask_recordConsent");
        assertThat(RIG.called())
                .containsExactly("openRuling", "recordRuling", "referRuling", "recordRuling", "bindRuling");
    }

    @Test
    void whatTheStreetCannotRuleTheCommandCentreRules() {
        ProcessInstance run = RIG.start();

        RIG.complete(DutyRuling.RULE_ON_DUTY, "rulingOutcome", "referred");

        assertThat(run)
                .isWaitingAt(DutyRuling.RULE_ON_DUTY)
                .hasPassed("serviceTask_referRuling")
                .hasNotPassed("serviceTask_recordRuling");
        assertThat(RIG.groups(RIG.task(DutyRuling.RULE_ON_DUTY))).containsExactly(DISTRICT);
        rule();
        assertThat(run).isEnded().hasPassed("endEvent_ruled");
    }

    @Test
    void anOverdueRulingGoesToTheDistrictByItself() {
        ProcessInstance run = RIG.start();

        RIG.fire("event_rulingOverdue");

        assertThat(run).isWaitingAt(DutyRuling.RULE_ON_DUTY).hasPassed("serviceTask_referRuling");
        assertThat(RIG.groups(RIG.task(DutyRuling.RULE_ON_DUTY))).containsExactly(DISTRICT);
    }

    private static void rule() {
        RIG.complete(DutyRuling.RULE_ON_DUTY, "rulingOutcome", "ruled");
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
