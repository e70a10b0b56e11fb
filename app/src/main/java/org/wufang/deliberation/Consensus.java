package org.wufang.deliberation;

/** What the table {@code consensus} makes of a vote. */
public enum Consensus {
    AGREED("agreed", "达成一致"),
    AMEND("amend", "修改方案后再议"),
    HEARING("hearing", "先行听证"),
    OWNERS_VOTE("ownersVote", "提请业主共同决定"),
    FAILED("failed", "未达成一致");

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
        return Words.find(values(), Consensus::word, word);
    }
}
