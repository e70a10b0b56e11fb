package org.wufang.deliberation;

import org.wufang.platform.ClosedWords;

/** Whether a proposal is for the owners to decide (Civil Code, art. 278), and by which share; the stricter last. */
public enum OwnersItem {
    NONE("none", "不属于业主共同决定事项"),
    MAJORITY("majority", "业主共同决定事项（过半数）"),
    THREE_QUARTERS("threeQuarters", "业主共同决定事项（四分之三以上）");

    private final String word;
    private final String label;

    OwnersItem(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    public OwnersItem orStricter(OwnersItem other) {
        return compareTo(other) < 0 ? other : this;
    }

    public static OwnersItem of(String word) {
        return ClosedWords.find(values(), OwnersItem::word, word);
    }

    /** What the table {@code owners-item} said of a proposal: the drafter may ask for more, never for less. */
    public record Finding(OwnersItem item, String rule, String reason) {}
}
