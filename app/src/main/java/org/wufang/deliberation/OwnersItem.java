package org.wufang.deliberation;

/** Whether a proposal is for the owners to decide (Civil Code, art. 278), and by which share. */
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

    public static OwnersItem of(String word) {
        return Words.find(values(), OwnersItem::word, word);
    }
}
