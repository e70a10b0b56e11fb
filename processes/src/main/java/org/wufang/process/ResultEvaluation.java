package org.wufang.process;

/** Contract of {@code result-evaluation} 评价回访. */
public final class ResultEvaluation {

    public static final String ID = "result-evaluation";

    /** 核查结果. */
    public static final String VERIFY_RESULT = "userTask_verifyResult";
    /** 回访居民. */
    public static final String CALL_BACK = "userTask_callBack";

    public static final String RATED = "evaluation.rated";

    /** "yes", "partly" or "no". */
    public static final Var<String> VERIFIED = new Var<>("verified", String.class);

    /** Whether the resident said so; silence is neither. */
    public static final Var<Boolean> DISSATISFIED = new Var<>("dissatisfied", Boolean.class);

    /** How many rated with 1 to 5: parties, and who reported. */
    public static final Var<Integer> RATINGS = new Var<>("ratings", Integer.class);

    /** Sum of the ratings of the result. */
    public static final Var<Integer> RESULT_SUM = new Var<>("resultSum", Integer.class);

    /** Sum of the ratings of the process. */
    public static final Var<Integer> PROCESS_SUM = new Var<>("processSum", Integer.class);

    /** Word of the rule that fired. */
    public static final Var<String> RATING_RULE = new Var<>("ratingRule", String.class);

    /** Why, and what would have been otherwise; Chinese. */
    public static final Var<String> RATING_REASON = new Var<>("ratingReason", String.class);

    /** "accepted" or "rework"; read by the calling case. */
    public static final Var<String> EVALUATION_OUTCOME = new Var<>("evaluationOutcome", String.class);

    /** Id of the user task whose deadline passed; local to the service task. */
    public static final Var<String> OVERDUE_TASK = new Var<>("overdueTask", String.class);

    private ResultEvaluation() {}
}
