package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OversightTest {

    @RegisterExtension
    static final Rig RIG = new Rig(Oversight.ID);

    @BeforeEach
    void somebodyIsLate() {
        RIG.with("overdueTask", FrontEndHandling.HANDLE_ON_SITE)
                .with("overdueGroups", "430302003001001.blockGovernor,430302003001001.blockAssistant")
                .when("issueReminderLetter", execution -> {
                    Oversight.SUPERVISION_GROUP.set(execution, "street.coordination");
                    Oversight.SUPERVISION_LEVEL.set(execution, 2);
                })
                .when("escalateSupervision", execution -> {
                    Oversight.SUPERVISION_GROUP.set(execution, "district.commandCentre");
                    Oversight.SUPERVISION_LEVEL.set(execution, Oversight.SUPERVISION_LEVEL.in(execution) + 1);
                });
    }

    @Test
    void theReminderIsASavePointOfItsOwn() {
        ProcessInstance run = RIG.startByMessage(Oversight.DEADLINE_MISSED);

        assertThat(run).isWaitingAt("serviceTask_sendReminder");
        assertThat(RIG.called()).isEmpty();
        RIG.fire("serviceTask_sendReminder");
        assertThat(run).isWaitingAt("event_graceEnded").hasNotPassed("serviceTask_issueReminderLetter");
    }

    @Test
    void afterTheGraceWhoeverIsLateOwesAReceipt() {
        ProcessInstance run = lettered();

        assertThat(run).isWaitingAt(Oversight.ACKNOWLEDGE_LETTER).hasPassed("serviceTask_issueReminderLetter");
        assertThat(RIG.groups(RIG.task(Oversight.ACKNOWLEDGE_LETTER)))
                .containsExactly("430302003001001.blockAssistant", "430302003001001.blockGovernor");
    }

    @Test
    void aReceiptLeadsToTheStreetsSupervision() {
        ProcessInstance run = lettered();

        RIG.complete(Oversight.ACKNOWLEDGE_LETTER);

        assertThat(run).isWaitingAt(Oversight.SUPERVISE).hasNotPassed("event_receiptOverdue");
        assertThat(RIG.groups(RIG.task(Oversight.SUPERVISE))).containsExactly("street.coordination");
    }

    @Test
    void aMissingReceiptDoesNotStopTheSupervision() {
        ProcessInstance run = lettered();

        RIG.fire("event_receiptOverdue");

        assertThat(run)
                .isWaitingAt(Oversight.SUPERVISE)
                .hasPassed("event_receiptOverdue", "serviceTask_recordMissingReceipt");
        assertThat(RIG.tasks(Oversight.ACKNOWLEDGE_LETTER)).isEmpty();
    }

    @Test
    void theStreetSettlesIt() {
        ProcessInstance run = supervised();

        RIG.complete(Oversight.SUPERVISE, "supervisionOutcome", "settled");

        assertThat(run)
                .isEnded()
                .hasPassed("endEvent_settled")
                .hasNotPassed("serviceTask_escalateSupervision", "serviceTask_draftBulletin", "endEvent_settledByAct");
    }

    @Test
    void whatTheStreetCannotSettleTheDistrictDoes() {
        ProcessInstance run = supervised();

        RIG.complete(Oversight.SUPERVISE, "supervisionOutcome", "escalate");

        assertThat(run)
                .isWaitingAt(Oversight.SUPERVISE)
                .hasPassed("serviceTask_escalateSupervision")
                .hasNotPassed("serviceTask_draftBulletin");
        assertThat(RIG.groups(RIG.task(Oversight.SUPERVISE))).containsExactly("district.commandCentre");
    }

    @Test
    void whatTheDistrictCannotSettleIsMadePublic() {
        ProcessInstance run = supervised();
        RIG.complete(Oversight.SUPERVISE, "supervisionOutcome", "escalate");

        RIG.complete(Oversight.SUPERVISE, "supervisionOutcome", "escalate");

        assertThat(run).isWaitingAt(Oversight.RELEASE_BULLETIN).hasPassed("serviceTask_draftBulletin");
        assertThat(RIG.groups(RIG.task(Oversight.RELEASE_BULLETIN))).containsExactly("430302.commandCentre");
        RIG.complete(Oversight.RELEASE_BULLETIN);
        assertThat(run).isEnded().hasPassed("serviceTask_publishBulletin", "endEvent_settled");
    }

    @Test
    void aSupervisionThatIsItselfOverdueGoesUpByItself() {
        ProcessInstance run = supervised();

        RIG.fire("event_supervisionOverdue");

        assertThat(run)
                .isWaitingAt(Oversight.SUPERVISE)
                .hasPassed("event_supervisionOverdue", "serviceTask_escalateSupervision")
                .hasNotPassed("gateway_supervised");
        assertThat(RIG.groups(RIG.task(Oversight.SUPERVISE))).containsExactly("district.commandCentre");
        RIG.fire("event_supervisionOverdue");
        assertThat(run).isWaitingAt(Oversight.RELEASE_BULLETIN).hasPassed("serviceTask_draftBulletin");
    }

    @Test
    void theActDoneSettlesItAtAnyTime() {
        ProcessInstance run = supervised();

        RIG.send(Oversight.ACT_DONE);

        assertThat(run)
                .isEnded()
                .hasPassed("serviceTask_settleOversight", "endEvent_settledByAct")
                .hasNotPassed("endEvent_settled");
    }

    @Test
    void theActDoneWithinTheGraceSparesTheLetter() {
        ProcessInstance run = RIG.startByMessage(Oversight.DEADLINE_MISSED);
        RIG.fire("serviceTask_sendReminder");

        RIG.send(Oversight.ACT_DONE);

        assertThat(run).isEnded().hasPassed("endEvent_settledByAct").hasNotPassed("serviceTask_issueReminderLetter");
    }

    private static ProcessInstance lettered() {
        ProcessInstance run = RIG.startByMessage(Oversight.DEADLINE_MISSED);
        RIG.fire("serviceTask_sendReminder");
        RIG.fire("event_graceEnded");
        return run;
    }

    private static ProcessInstance supervised() {
        ProcessInstance run = lettered();
        RIG.complete(Oversight.ACKNOWLEDGE_LETTER);
        return run;
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
