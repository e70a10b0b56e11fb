package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DutyRulingTest {

    @RegisterExtension
    static final Rig RIG = new Rig(DutyRuling.ID);

    @Test
    void theStreetRules() {
        RIG.when("openRuling", "rulingGroup", "street.coordination");
        ProcessInstance run = RIG.start();
        assertThat(RIG.groups(RIG.task(DutyRuling.RULE_ON_DUTY))).containsExactly("street.coordination");

        RIG.complete(DutyRuling.RULE_ON_DUTY, "rulingOutcome", "ruled");

        assertThat(run).isEnded().hasPassed("endEvent_ruled").hasNotPassed("serviceTask_referRuling");
        assertThat(RIG.called()).containsExactly("openRuling", "recordRuling");
    }

    @Test
    void whatTheStreetCannotRuleTheCommandCentreRules() {
        RIG.when("openRuling", "rulingGroup", "street.coordination")
                .when("referRuling", "rulingGroup", "district.commandCentre");
        ProcessInstance run = RIG.start();

        RIG.complete(DutyRuling.RULE_ON_DUTY, "rulingOutcome", "referred");

        assertThat(run)
                .isWaitingAt(DutyRuling.RULE_ON_DUTY)
                .hasPassed("serviceTask_referRuling")
                .hasNotPassed("serviceTask_recordRuling");
        assertThat(RIG.groups(RIG.task(DutyRuling.RULE_ON_DUTY))).containsExactly("district.commandCentre");
        RIG.complete(DutyRuling.RULE_ON_DUTY, "rulingOutcome", "ruled");
        assertThat(run).isEnded().hasPassed("endEvent_ruled");
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
