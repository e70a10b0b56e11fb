package org.wufang.process;

/** Contract of {@code joint-meeting} 联席会议: the five parties', and departments with a voice from the start. */
public final class JointMeeting extends FivePartyDeliberation {

    public static final String ID = "joint-meeting";

    private JointMeeting() {}
}
