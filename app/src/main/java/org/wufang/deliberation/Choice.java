package org.wufang.deliberation;

import org.wufang.platform.ClosedWords;

/** What a seat says to a proposal. */
public enum Choice {
    AGREE("agree", "同意"),
    AGREE_WITH_CONDITIONS("agreeWithConditions", "附条件同意"),
    OPPOSE("oppose", "反对"),
    /** 法定否决: opposes because the proposal breaks a law, which it names. */
    LEGAL_OBJECTION("legalObjection", "依法异议"),
    ABSTAIN("abstain", "弃权"),
    /** The time was up: recorded by the clock, never by a person. */
    MISSING("missing", "逾期未表决");

    private final String word;
    private final String label;

    Choice(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    public static Choice of(String word) {
        return ClosedWords.find(values(), Choice::word, word);
    }
}
