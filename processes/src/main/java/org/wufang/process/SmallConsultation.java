package org.wufang.process;

/** Contract of {@code small-consultation} 请你来协商: those concerned, one round, then the five parties. */
public final class SmallConsultation {

    public static final String ID = "small-consultation";

    /** 表达诉求. */
    public static final String STATE_POSITION = "userTask_statePosition";
    /** 起草方案. */
    public static final String DRAFT_PROPOSAL = "userTask_draftProposal";
    /** 表决方案. */
    public static final String CAST_VOTE = "userTask_castVote";
    /** 签认纪要. */
    public static final String APPROVE_MINUTES = "userTask_approveMinutes";
    /** 发表意见: of an invited voice. */
    public static final String GIVE_OPINION = "userTask_giveOpinion";

    /** Somebody with a voice and no vote is invited; carries {@link #VOICE}. */
    public static final String VOICE_INVITED = "deliberation.voiceInvited";

    /** Role of the party whose seat it is; local to its instance. */
    public static final Var<String> SEAT = new Var<>("seat", String.class);

    /** Id of the invited voice; local to its invitation. */
    public static final Var<String> VOICE = new Var<>("voice", String.class);

    /** What the proposal costs in whole yuan, rounded up; 0 when it names nothing. */
    public static final Var<Long> COST = new Var<>("cost", Long.class);

    /** Whether the table {@code hearing-need} demands a hearing for the proposal. */
    public static final Var<Boolean> HEARING_NEEDED = new Var<>("hearingNeeded", Boolean.class);

    /** Word of the rule that fired. */
    public static final Var<String> HEARING_RULE = new Var<>("hearingRule", String.class);

    /** Why, and what would have been otherwise; Chinese. */
    public static final Var<String> HEARING_REASON = new Var<>("hearingReason", String.class);

    /** Seats that somebody acts for. */
    public static final Var<Integer> PRESENT = new Var<>("present", Integer.class);

    /** Votes cast, abstentions included. */
    public static final Var<Integer> CAST = new Var<>("cast", Integer.class);

    /** Unconditional votes for. */
    public static final Var<Integer> AGREEING = new Var<>("agreeing", Integer.class);

    /** Whether only the owners may decide it (Civil Code, art. 278). */
    public static final Var<Boolean> OWNERS_ITEM = new Var<>("ownersItem", Boolean.class);

    /** Whether it needs a hearing first: by its drafter's tick or by {@code hearing-need}. */
    public static final Var<Boolean> EXPERT_ITEM = new Var<>("expertItem", Boolean.class);

    public static final Var<Boolean> HEARING_HELD = new Var<>("hearingHeld", Boolean.class);

    /** "agreed", or "failed": then the five parties deliberate. */
    public static final Var<String> CONSENSUS = new Var<>("consensus", String.class);

    /** Word of the rule that fired. */
    public static final Var<String> CONSENSUS_RULE = new Var<>("consensusRule", String.class);

    /** Why, and what would have been otherwise; Chinese. */
    public static final Var<String> CONSENSUS_REASON = new Var<>("consensusReason", String.class);

    public static final Var<Boolean> AGREED = new Var<>("agreed", Boolean.class);

    private SmallConsultation() {}
}
