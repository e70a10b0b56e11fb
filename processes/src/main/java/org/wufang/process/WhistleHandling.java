package org.wufang.process;

/** Contract of {@code whistle-handling} 吹哨处置. */
public final class WhistleHandling {

    public static final String ID = "whistle-handling";

    /** 发出哨声. */
    public static final String BLOW_WHISTLE = "userTask_blowWhistle";
    /** 部门报到. */
    public static final String REPORT_IN = "userTask_reportIn";
    /** 改派. */
    public static final String REDISPATCH = "userTask_redispatch";
    /** 制定联合行动. */
    public static final String PLAN_JOINT_ACTION = "userTask_planJointAction";
    /** 部门行动. */
    public static final String ACT = "userTask_act";
    /** 评价部门. */
    public static final String RATE_DEPARTMENT = "userTask_rateDepartment";

    /** 1 community, 2 street, 3 district. */
    public static final Var<Integer> WHISTLE_LEVEL = new Var<>("whistleLevel", Integer.class);

    /** "streetCannotSolve", "jointEnforcement" or "emergency". */
    public static final Var<String> WHISTLE_GROUND = new Var<>("whistleGround", String.class);

    /** What the whistler asks for: "emergency", "quick" or "tough". */
    public static final Var<String> KIND_ASKED = new Var<>("kindAsked", String.class);

    /** Why the table decided otherwise than was asked, in Chinese; empty when it did not. */
    public static final Var<String> KIND_REASON = new Var<>("kindReason", String.class);

    /** What the table decided: "emergency", "quick" or "tough". */
    public static final Var<String> WHISTLE_KIND = new Var<>("whistleKind", String.class);

    /** Group id of the department; local to its instance. */
    public static final Var<String> TARGET = new Var<>("target", String.class);

    /** Whether a department has returned the dispatch (退单) and nobody has decided on it. */
    public static final Var<Boolean> NOT_OURS = new Var<>("notOurs", Boolean.class);

    /** Whether it is the second return of the case, or two departments refuse: a ruling is needed. */
    public static final Var<Boolean> RETURNED_AGAIN = new Var<>("returnedAgain", Boolean.class);

    /** Whether there is anybody to go on with where nobody is above: somebody came, or a return is open. */
    public static final Var<Boolean> ANYBODY_CAME = new Var<>("anybodyCame", Boolean.class);

    /** Whether the lead ended the joint action before the others were done, with a reason. */
    public static final Var<Boolean> LEAD_FINISHED = new Var<>("leadFinished", Boolean.class);

    /** "solved" or "unsolved". */
    public static final Var<String> WHISTLE_OUTCOME = new Var<>("whistleOutcome", String.class);

    /** Id of the user task whose deadline passed; local to the service task. */
    public static final Var<String> OVERDUE_TASK = new Var<>("overdueTask", String.class);

    private WhistleHandling() {}
}
