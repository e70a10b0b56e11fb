package org.wufang.process;

/** Contract of {@code meeting-handling} 会议处置. */
public final class MeetingHandling {

    public static final String ID = "meeting-handling";

    /** 召集会议. */
    public static final String CALL_MEETING = "userTask_callMeeting";
    /** 答复异议. */
    public static final String ANSWER_OBJECTION = "userTask_answerObjection";
    /** 兑现承诺. */
    public static final String FULFIL_COMMITMENT = "userTask_fulfilCommitment";
    /** 核验承诺. */
    public static final String VERIFY_COMMITMENT = "userTask_verifyCommitment";
    /** 评价协商. */
    public static final String RATE_DELIBERATION = "userTask_rateDeliberation";

    public static final String OBJECTION_RAISED = "deliberation.objectionRaised";

    /** Id of the model by which the parties deliberate; chosen when the meeting is called. */
    public static final Var<String> DELIBERATION_METHOD = new Var<>("deliberationMethod", String.class);

    public static final Var<Boolean> AGREED = new Var<>("agreed", Boolean.class);

    /** When the public notice is over unless somebody objects, ISO 8601; set anew when a stopped notice goes on. */
    public static final Var<String> NOTICE_ENDS_AT = new Var<>("noticeEndsAt", String.class);

    /** "reopen", "next" (another objection waits) or "resume". */
    public static final Var<String> OBJECTION_OUTCOME = new Var<>("objectionOutcome", String.class);

    /** Id of the commitment that binds now; local to its instance, replaced by a renegotiation. */
    public static final Var<String> COMMITMENT = new Var<>("commitment", String.class);

    /** "kept", "partly", "redo" or "broken"; "pending" before; local to its instance. */
    public static final Var<String> COMMITMENT_VERDICT = new Var<>("commitmentVerdict", String.class);

    /** Whether its renegotiation has put a new commitment in its place; local to its instance. */
    public static final Var<Boolean> REVISED = new Var<>("revised", Boolean.class);

    /** "solved" or "toWhistle"; stays "toWhistle" until all commitments are kept. */
    public static final Var<String> MEETING_OUTCOME = new Var<>("meetingOutcome", String.class);

    /** Role of the party that rates; local to its instance. */
    public static final Var<String> SEAT = new Var<>("seat", String.class);

    /** How many parties rated the last deliberation; null before, and again once the evaluation has used it. */
    public static final Var<Integer> PARTIES_RATED = new Var<>("partiesRated", Integer.class);

    /** Sum of the parties' ratings of the result, 1 to 5 each. */
    public static final Var<Integer> PARTIES_RESULT_SUM = new Var<>("partiesResultSum", Integer.class);

    /** Sum of the parties' ratings of the process, 1 to 5 each. */
    public static final Var<Integer> PARTIES_PROCESS_SUM = new Var<>("partiesProcessSum", Integer.class);

    /** Id of the user task whose deadline passed; local to the service task. */
    public static final Var<String> OVERDUE_TASK = new Var<>("overdueTask", String.class);

    private MeetingHandling() {}
}
