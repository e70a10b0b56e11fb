package org.wufang.process;

/** Contract of {@code five-party-deliberation} 五方共建协商, and of the methods that add a step to it. */
public class FivePartyDeliberation {

    public static final String ID = "five-party-deliberation";

    /** 表达诉求. */
    public static final String STATE_POSITION = "userTask_statePosition";
    /** 起草方案. */
    public static final String DRAFT_PROPOSAL = "userTask_draftProposal";
    /** 表决方案. */
    public static final String CAST_VOTE = "userTask_castVote";
    /** 登记业主表决. */
    public static final String RECORD_OWNERS_VOTE = "userTask_recordOwnersVote";
    /** 签认纪要. */
    public static final String APPROVE_MINUTES = "userTask_approveMinutes";
    /** 发表意见: of an invited voice. */
    public static final String GIVE_OPINION = "userTask_giveOpinion";

    /** 表决已逾期: the timer on the votes. */
    public static final String VOTE_OVERDUE = "event_voteOverdue";

    /** 听证论证, a process of its own. */
    public static final String EXPERT_HEARING = "callActivity_expertHearing";

    /** Somebody with a voice and no vote is invited; carries {@link #VOICE}. */
    public static final String VOICE_INVITED = "deliberation.voiceInvited";

    /** 1 to 3. */
    public static final Var<Integer> ROUND = new Var<>("round", Integer.class);

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

    public static final Var<Integer> CONDITIONAL = new Var<>("conditional", Integer.class);

    /** Votes against, legal objections included. */
    public static final Var<Integer> OPPOSING = new Var<>("opposing", Integer.class);

    /** Votes against that name a legal basis. */
    public static final Var<Integer> LEGAL_OBJECTIONS = new Var<>("legalObjections", Integer.class);

    public static final Var<Integer> ABSTAINING = new Var<>("abstaining", Integer.class);

    /** Whether party branch and residents' committee both voted. */
    public static final Var<Boolean> CORE_VOTED = new Var<>("coreVoted", Boolean.class);

    /** Whether only the owners may decide it (Civil Code, art. 278). */
    public static final Var<Boolean> OWNERS_ITEM = new Var<>("ownersItem", Boolean.class);

    /** Whether it needs a hearing first: by its drafter's tick or by {@code hearing-need}. */
    public static final Var<Boolean> EXPERT_ITEM = new Var<>("expertItem", Boolean.class);

    public static final Var<Boolean> HEARING_HELD = new Var<>("hearingHeld", Boolean.class);

    /** "agreed", "amend", "hearing", "ownersVote" or "failed". */
    public static final Var<String> CONSENSUS = new Var<>("consensus", String.class);

    /** Word of the rule that fired. */
    public static final Var<String> CONSENSUS_RULE = new Var<>("consensusRule", String.class);

    /** Why, and what would have been otherwise; Chinese. */
    public static final Var<String> CONSENSUS_REASON = new Var<>("consensusReason", String.class);

    /** Items 6 to 8 of art. 278: three quarters. */
    public static final Var<Boolean> HIGHER_THRESHOLD = new Var<>("higherThreshold", Boolean.class);

    /** In hundredths of a square metre. */
    public static final Var<Long> AREA_TOTAL = new Var<>("areaTotal", Long.class);

    /** In hundredths of a square metre. */
    public static final Var<Long> AREA_TAKING = new Var<>("areaTaking", Long.class);

    /** In hundredths of a square metre. */
    public static final Var<Long> AREA_FOR = new Var<>("areaFor", Long.class);

    public static final Var<Long> OWNERS_TOTAL = new Var<>("ownersTotal", Long.class);

    public static final Var<Long> OWNERS_TAKING = new Var<>("ownersTaking", Long.class);

    public static final Var<Long> OWNERS_FOR = new Var<>("ownersFor", Long.class);

    public static final Var<Boolean> OWNERS_CARRIED = new Var<>("ownersCarried", Boolean.class);

    /** Word of the rule that fired. */
    public static final Var<String> OWNERS_RULE = new Var<>("ownersRule", String.class);

    public static final Var<Boolean> AGREED = new Var<>("agreed", Boolean.class);

    FivePartyDeliberation() {}
}
