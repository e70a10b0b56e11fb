package org.wufang.deliberation;

import org.wufang.platform.ClosedWords;

/** What the table {@code consensus} makes of a vote. */
public enum Consensus {
    AGREED("agreed", "达成一致"),
    AMEND("amend", "修改方案后再议"),
    HEARING("hearing", "先行听证"),
    OWNERS_VOTE("ownersVote", "提请业主共同决定"),
    FAILED("failed", "未达成一致"),
    /** No word of the table: a person sent the round back before it was decided. */
    SENT_BACK("sentBack", "已退回"),
    /** No word of the table: who put the proposal took it back before anybody voted. */
    WITHDRAWN("withdrawn", "方案已撤回");

    private final String word;
    private final String label;

    Consensus(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    public static Consensus of(String word) {
        return ClosedWords.find(values(), Consensus::word, word);
    }
}
