package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PatrolTest {

    @RegisterExtension
    static final Rig RIG = new Rig(Patrol.ID);

    @Test
    void itStartsByItselfAgainAndAgain() {
        Instant first = RIG.due("startEvent_roundDue");
        assertThat(Duration.between(Instant.now(), first)).isBetween(Duration.ZERO, Duration.ofMinutes(5));

        RIG.fire("startEvent_roundDue");

        assertThat(RIG.called()).as("the rounds wait behind their save point").isEmpty();
        assertThat(RIG.jobs("serviceTask_makeRounds")).isEqualTo(1);
        assertThat(RIG.jobs("startEvent_roundDue")).as("the next round").isEqualTo(1);
        RIG.fire("serviceTask_makeRounds");
        assertThat(RIG.called()).containsExactly("makeRounds");
    }

    @Test
    void aFailedRoundLeavesTheNextOneAlone() {
        RIG.when("makeRounds", execution -> {
            throw new IllegalStateException("a round failed");
        });
        ProcessInstance run = RIG.start();

        assertThatThrownBy(() -> RIG.fire("serviceTask_makeRounds")).hasMessageContaining("a round failed");

        assertThat(run).isWaitingAt("serviceTask_makeRounds");
        assertThat(RIG.jobs("startEvent_roundDue")).isEqualTo(1);
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
