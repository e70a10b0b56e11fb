package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the departments add; the rest is as in {@link FivePartyDeliberationTest}, which {@link MethodsTest} sees to. */
class JointMeetingTest {

    @RegisterExtension
    static final Rig RIG = new Rig(JointMeeting.ID);

    @Test
    void theDepartmentsAreInvitedBeforeTheFiveSpeak() {
        ProcessInstance run = RIG.start();
        assertThat(run).hasNotPassed("serviceTask_inviteDepartments");
        assertThat(RIG.tasks(JointMeeting.STATE_POSITION)).isEmpty();

        RIG.fire("serviceTask_inviteDepartments");

        assertThat(run).isWaitingAt(JointMeeting.STATE_POSITION).hasPassed("serviceTask_inviteDepartments");
        assertThat(RIG.called()).containsExactly("openDeliberation", "inviteDepartments");
        RIG.send(JointMeeting.VOICE_INVITED, "voice", "7");
        assertThat(run).isWaitingAt(JointMeeting.STATE_POSITION, JointMeeting.GIVE_OPINION);
    }
}
