package org.wufang.process;

/** Contract of {@code front-end-handling} 前端处置. */
public final class FrontEndHandling {

    public static final String ID = "front-end-handling";

    /** 现场处置. */
    public static final String HANDLE_ON_SITE = "userTask_handleOnSite";

    /** "solved", "toMeeting" or "toWhistle". */
    public static final Var<String> FRONT_END_OUTCOME = new Var<>("frontEndOutcome", String.class);

    /** Id of the user task whose deadline passed; local to the service task. */
    public static final Var<String> OVERDUE_TASK = new Var<>("overdueTask", String.class);

    private FrontEndHandling() {}
}
