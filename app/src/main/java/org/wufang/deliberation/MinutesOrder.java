package org.wufang.deliberation;

/** The order of what the minutes (会议纪要) tell, and of what they tell of each round. Hashes rest on it. */
public final class MinutesOrder {

    public static final int PARTICIPANTS = 10;
    public static final int POSITIONS = 20;
    public static final int VOICES = 30;
    public static final int ROUNDS = 40;
    public static final int MOTIONS = 50;
    public static final int FORMER_ACTS = 60;
    public static final int RESULT = 70;
    public static final int COMMITMENTS = 80;
    public static final int RENEGOTIATIONS = 90;
    public static final int SIGNATURES = 100;
    public static final int NOTICE = 110;
    public static final int RATINGS = 120;

    public static final int ROUND_PROPOSAL = 10;
    public static final int ROUND_CONDITIONS = 20;
    public static final int ROUND_HASH = 30;
    public static final int ROUND_OWNERS_ITEM = 40;
    public static final int ROUND_HEARING_NEED = 50;
    public static final int ROUND_VOTES = 60;
    public static final int ROUND_HEARINGS = 70;
    public static final int ROUND_OWNERS_VOTE = 80;
    public static final int ROUND_FUND = 90;

    private MinutesOrder() {}
}
