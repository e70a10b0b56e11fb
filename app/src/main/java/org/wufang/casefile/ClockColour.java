package org.wufang.casefile;

/** How pressing a clock is; the thresholds are in the table {@code clock-alert}. */
public enum ClockColour {
    GREEN("green", "正常"),
    AMBER("amber", "预警"),
    RED("red", "告警");

    private final String word;
    private final String label;

    ClockColour(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }
}
