package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExpertHearingTest {

    @RegisterExtension
    static final Rig RIG = new Rig(ExpertHearing.ID);

    @Test
    void eachMemberIsHeardAndTheCommitteeConcludes() {
        ProcessInstance run = RIG.start();
        assertThat(RIG.groups(RIG.task(ExpertHearing.CONVENE_HEARING)))
                .containsExactly("430302003001.residentsCommittee");
        RIG.complete(ExpertHearing.CONVENE_HEARING);
        for (String group : new String[] {"member1", "member2"}) {
            assertThat(run).isWaitingAt(ExpertHearing.GIVE_TESTIMONY);
            RIG.completeBy(group, ExpertHearing.GIVE_TESTIMONY, Map.of());
        }
        assertThat(RIG.groups(RIG.task(ExpertHearing.CONCLUDE_HEARING)))
                .containsExactly("430302003001.residentsCommittee");

        RIG.complete(ExpertHearing.CONCLUDE_HEARING);

        assertThat(run)
                .isEnded()
                .hasPassed("endEvent_hearingConcluded")
                .hasNotPassed("event_testimonyOverdue", "serviceTask_recordMissingTestimony");
    }

    @Test
    void whoDoesNotComeIsRecordedAndNotWaitedFor() {
        ProcessInstance run = RIG.start();
        RIG.complete(ExpertHearing.CONVENE_HEARING);
        RIG.completeBy("member1", ExpertHearing.GIVE_TESTIMONY, Map.of());

        RIG.fire("event_testimonyOverdue");

        assertThat(run).isWaitingAt(ExpertHearing.CONCLUDE_HEARING).hasPassed("serviceTask_recordMissingTestimony");
        assertThat(RIG.called()).containsExactly("recordMissingTestimony");
    }

    @AfterAll
    static void everyFlowWasTaken() {
        RIG.assertEveryFlowWasTaken();
    }
}
