package org.wufang.casefile;

import org.wufang.platform.ClosedWords;

/** The three clocks of a case. */
public enum CaseClock {
    /** Of the tier that has the case. */
    TIER("tier", "本级时限"),
    /** Of the whole handling. */
    BUSINESS("business", "业务时限"),
    /** What the citizen was promised. */
    CITIZEN("citizen", "群众时限");

    private final String word;
    private final String label;

    CaseClock(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException when no clock has this word */
    public static CaseClock of(String word) {
        return ClosedWords.find(values(), CaseClock::word, word);
    }
}
