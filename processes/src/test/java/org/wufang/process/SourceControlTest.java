package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SourceControlTest {

    private static final Instant FINISH = Instant.parse("2030-06-03T01:00:00Z");

    @RegisterExtension
    static final Rig RIG = new Rig(SourceControl.ID);

    @Test
    void theStreetPlansAndTheDistrictVerifiesWhenTheMeasureIsToBeFinished() {
        ProcessInstance run = RIG.startByMessage(SourceControl.LIKE_CAUSES_FOUND);
        assertThat(run).isWaitingAt(SourceControl.PLAN);
        assertThat(RIG.groups(RIG.task(SourceControl.PLAN))).containsExactly("430302003.coordination");

        RIG.complete(SourceControl.PLAN, "finishAt", FINISH.toString());

        assertThat(run).isWaitingAt("event_finishDue");
        assertThat(RIG.due("event_finishDue")).isEqualTo(FINISH);
        RIG.fire("event_finishDue");
        assertThat(RIG.groups(RIG.task(SourceControl.VERIFY))).containsExactly("430302.commandCentre");
        RIG.complete(SourceControl.VERIFY, "sourceControlOutcome", "effective");
        assertThat(run).isEnded().hasPassed("endEvent_sourceControlled");
    }

    @Test
    void aMeasureWithoutEffectIsPlannedAnew() {
        ProcessInstance run = RIG.startByMessage(SourceControl.LIKE_CAUSES_FOUND);
        RIG.complete(SourceControl.PLAN, Map.of("finishAt", FINISH.toString()));
        RIG.fire("event_finishDue");

        RIG.complete(SourceControl.VERIFY, "sourceControlOutcome", "ineffective");

        assertThat(run).isWaitingAt(SourceControl.PLAN).hasNotPassed("endEvent_sourceControlled");
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
