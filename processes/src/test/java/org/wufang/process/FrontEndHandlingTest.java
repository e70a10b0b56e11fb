package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontEndHandlingTest {

    @RegisterExtension
    static final Rig RIG = new Rig(FrontEndHandling.ID);

    @Test
    void governorAndAssistantsOfTheBlockAreOfferedTheTask() {
        RIG.start();

        assertThat(RIG.groups(RIG.task(FrontEndHandling.HANDLE_ON_SITE)))
                .containsExactly("430302003001001.blockAssistant", "430302003001001.blockGovernor");
        assertThat(RIG.called()).containsExactly("openFrontEnd");
    }

    @ParameterizedTest
    @CsvSource({
        "solved, endEvent_solved, endEvent_toMeeting, endEvent_toWhistle",
        "toMeeting, endEvent_toMeeting, endEvent_solved, endEvent_toWhistle",
        "toWhistle, endEvent_toWhistle, endEvent_solved, endEvent_toMeeting"
    })
    void endsAsTheGovernorFound(String outcome, String end, String otherEnd, String thirdEnd) {
        ProcessInstance run = RIG.start();

        RIG.complete(FrontEndHandling.HANDLE_ON_SITE, "frontEndOutcome", outcome);

        assertThat(run)
                .isEnded()
                .hasPassed(end)
                .hasNotPassed(otherEnd, thirdEnd, "event_handleOverdue", "serviceTask_startOversight");
    }

    @Test
    void anOverdueVisitStartsAnOversightAndGoesOn() {
        ProcessInstance run = RIG.when(
                        "startOversight", execution -> assertThat(FrontEndHandling.OVERDUE_TASK.in(execution))
                                .isEqualTo(FrontEndHandling.HANDLE_ON_SITE))
                .start();

        RIG.fire("event_handleOverdue");

        assertThat(run)
                .isWaitingAt(FrontEndHandling.HANDLE_ON_SITE)
                .hasPassed("serviceTask_startOversight", "endEvent_oversightStarted")
                .hasNotPassed("gateway_outcome");
        RIG.complete(FrontEndHandling.HANDLE_ON_SITE, "frontEndOutcome", "solved");
        assertThat(run).isEnded().hasPassed("endEvent_solved");
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
