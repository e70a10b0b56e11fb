package org.wufang.process;

/** Contract of {@code commitment-renegotiation} 承诺重议. What the table {@code consensus} counts is named as for a vote. */
public final class CommitmentRenegotiation {

    public static final String ID = "commitment-renegotiation";

    /** 提出改议. */
    public static final String PROPOSE_REVISION = "userTask_proposeRevision";
    /** 表决改议. */
    public static final String VOTE_ON_REVISION = "userTask_voteOnRevision";

    /** Id of the commitment; the new one's after it was revised. */
    public static final Var<String> COMMITMENT = new Var<>("commitment", String.class);

    /** Whether a new commitment has taken its place. */
    public static final Var<Boolean> REVISED = new Var<>("revised", Boolean.class);

    /** 1 to 3. */
    public static final Var<Integer> ROUND = new Var<>("round", Integer.class);

    /** Role of the party whose seat it is; local to its instance. */
    public static final Var<String> SEAT = new Var<>("seat", String.class);

    public static final Var<Integer> PRESENT = new Var<>("present", Integer.class);

    public static final Var<Integer> CAST = new Var<>("cast", Integer.class);

    public static final Var<Integer> AGREEING = new Var<>("agreeing", Integer.class);

    public static final Var<Integer> CONDITIONAL = new Var<>("conditional", Integer.class);

    public static final Var<Integer> OPPOSING = new Var<>("opposing", Integer.class);

    public static final Var<Integer> LEGAL_OBJECTIONS = new Var<>("legalObjections", Integer.class);

    public static final Var<Integer> ABSTAINING = new Var<>("abstaining", Integer.class);

    public static final Var<Boolean> CORE_VOTED = new Var<>("coreVoted", Boolean.class);

    public static final Var<Boolean> OWNERS_ITEM = new Var<>("ownersItem", Boolean.class);

    public static final Var<Boolean> EXPERT_ITEM = new Var<>("expertItem", Boolean.class);

    public static final Var<Boolean> HEARING_HELD = new Var<>("hearingHeld", Boolean.class);

    /** Whether the commitment was made at a small consultation, whose own table then decides. */
    public static final Var<Boolean> SMALL_CONSULTATION = new Var<>("smallConsultation", Boolean.class);

    /** "agreed" and "amend"; every other word of the table fails the revision. */
    public static final Var<String> CONSENSUS = new Var<>("consensus", String.class);

    public static final Var<String> CONSENSUS_RULE = new Var<>("consensusRule", String.class);

    public static final Var<String> CONSENSUS_REASON = new Var<>("consensusReason", String.class);

    private CommitmentRenegotiation() {}
}
