package org.wufang.process;

/** Contract of {@code source-control} 源头治理. Its business key is the case that made the number full. */
public final class SourceControl {

    public static final String ID = "source-control";

    /** 制定源头治理措施. */
    public static final String PLAN = "userTask_planSourceControl";
    /** 核验源头治理. */
    public static final String VERIFY = "userTask_verifySourceControl";

    public static final String LIKE_CAUSES_FOUND = "oversight.likeCausesFound";

    /** When the measure is to be finished and is looked at. Set with each plan. */
    public static final Var<String> FINISH_AT = new Var<>("finishAt", String.class);

    /** "effective" or "ineffective". */
    public static final Var<String> OUTCOME = new Var<>("sourceControlOutcome", String.class);

    private SourceControl() {}
}
