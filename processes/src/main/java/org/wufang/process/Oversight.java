package org.wufang.process;

/** Contract of {@code oversight} 督办. */
public final class Oversight {

    public static final String ID = "oversight";

    /** 回执提示函. */
    public static final String ACKNOWLEDGE_LETTER = "userTask_acknowledgeLetter";
    /** 督办. */
    public static final String SUPERVISE = "userTask_supervise";
    /** 签发通报. */
    public static final String RELEASE_BULLETIN = "userTask_releaseBulletin";

    public static final String DEADLINE_MISSED = "oversight.deadlineMissed";
    public static final String ACT_DONE = "oversight.actDone";

    /** Id of the user task whose deadline passed. Given with the start message. */
    public static final Var<String> OVERDUE_TASK = new Var<>("overdueTask", String.class);

    /** Group ids of who is late, comma-separated. Given with the start message. */
    public static final Var<String> OVERDUE_GROUPS = new Var<>("overdueGroups", String.class);

    /** Group ids of who supervises: the street's coordination, then the command centre. */
    public static final Var<String> SUPERVISION_GROUP = new Var<>("supervisionGroup", String.class);

    /** 2 street, 3 district, 4 beyond: raised by each escalation. */
    public static final Var<Integer> SUPERVISION_LEVEL = new Var<>("supervisionLevel", Integer.class);

    /** "settled" or "escalate". */
    public static final Var<String> SUPERVISION_OUTCOME = new Var<>("supervisionOutcome", String.class);

    private Oversight() {}
}
