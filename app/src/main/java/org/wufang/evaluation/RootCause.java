package org.wufang.evaluation;

import org.wufang.platform.ClosedWords;

/** Why a trouble arose, as the verifier found it: a closed list, so that like causes can be counted. */
public enum RootCause {
    AGING_FACILITY("agingFacility", "设施老化"),
    WEAK_MANAGEMENT("weakManagement", "管理缺位"),
    UNCLEAR_RULES("unclearRules", "规则不清"),
    VIOLATION("violation", "违法违规"),
    NEIGHBOUR_RELATIONS("neighbourRelations", "邻里关系"),
    PUBLIC_POLICY("publicPolicy", "政策诉求"),
    OTHER("other", "其他");

    private final String word;
    private final String label;

    RootCause(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** The word in the form, the database and {@code evaluation.rootCauseFound}. */
    public String word() {
        return word;
    }

    /** The Chinese label. */
    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException when none has this word */
    public static RootCause of(String word) {
        return ClosedWords.find(values(), RootCause::word, word);
    }
}
