package org.wufang.process;

/** Contract of {@code case-lifecycle} 诉求办理. */
public final class CaseLifecycle {

    public static final String ID = "case-lifecycle";

    /** 复核研判. */
    public static final String REVIEW_TRIAGE = "userTask_reviewTriage";
    /** 确认不予受理. */
    public static final String CONFIRM_DECLINE = "userTask_confirmDecline";
    /** 决定挂账. */
    public static final String DECIDE_DEFERRAL = "userTask_decideDeferral";
    /** 裁定异议. */
    public static final String DECIDE_CONTEST = "userTask_decideContest";

    public static final String WITHDRAWN = "casefile.withdrawn";
    public static final String DUPLICATE_FOUND = "casefile.duplicateFound";

    /** Starts a new run for the same case. */
    public static final String CLOSING_CONTESTED = "casefile.closingContested";

    /** "routine", "complex" or "difficult". Set by {@code triage}. */
    public static final Var<String> LEVEL = new Var<>("level", String.class);

    /** "frontEnd", "meeting" or "whistle": chosen by {@code triage} or a person; afterwards the path last walked. */
    public static final Var<String> PATH = new Var<>("path", String.class);

    /** Whether {@code triage} needs no review. */
    public static final Var<Boolean> SURE = new Var<>("sure", Boolean.class);

    /** Word of the rule that fired. */
    public static final Var<String> TRIAGE_RULE = new Var<>("triageRule", String.class);

    /** Why, and what would have been otherwise; Chinese. */
    public static final Var<String> TRIAGE_REASON = new Var<>("triageReason", String.class);

    /** "accept", "decline" or "merge". */
    public static final Var<String> REVIEW_DECISION = new Var<>("reviewDecision", String.class);

    /** "yes" or "no". */
    public static final Var<String> DECLINE_CONFIRMED = new Var<>("declineConfirmed", String.class);

    /** "defer", "retry" or "close". */
    public static final Var<String> DEFERRAL_DECISION = new Var<>("deferralDecision", String.class);

    /** ISO-8601 instant at which a deferred case is reopened. */
    public static final Var<String> RECHECK_AT = new Var<>("recheckAt", String.class);

    /** How often the case was sent back, this time included. */
    public static final Var<Integer> REWORKS = new Var<>("reworks", Integer.class);

    /** "solved", "toMeeting" or "toWhistle". */
    public static final Var<String> FRONT_END_OUTCOME = new Var<>("frontEndOutcome", String.class);

    /** "solved" or "toWhistle". */
    public static final Var<String> MEETING_OUTCOME = new Var<>("meetingOutcome", String.class);

    /** How many parties rated the last deliberation; null before, and again once the evaluation has used it. */
    public static final Var<Integer> PARTIES_RATED = new Var<>("partiesRated", Integer.class);

    /** Sum of the parties' ratings of the result, 1 to 5 each. */
    public static final Var<Integer> PARTIES_RESULT_SUM = new Var<>("partiesResultSum", Integer.class);

    /** Sum of the parties' ratings of the process, 1 to 5 each. */
    public static final Var<Integer> PARTIES_PROCESS_SUM = new Var<>("partiesProcessSum", Integer.class);

    /** "solved" or "unsolved". */
    public static final Var<String> WHISTLE_OUTCOME = new Var<>("whistleOutcome", String.class);

    /** "accepted" or "rework". */
    public static final Var<String> EVALUATION_OUTCOME = new Var<>("evaluationOutcome", String.class);

    /** Whether the contest of the closing reopens the case without a decision. */
    public static final Var<Boolean> CONTEST_BY_RIGHT = new Var<>("contestByRight", Boolean.class);

    /** "yes" or "no". */
    public static final Var<String> CONTEST_UPHELD = new Var<>("contestUpheld", String.class);

    private CaseLifecycle() {}
}
