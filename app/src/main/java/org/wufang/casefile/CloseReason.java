package org.wufang.casefile;

import java.util.EnumSet;
import java.util.Set;
import org.wufang.platform.ClosedWords;

/** As what a case is closed: a closed list, and no case is closed without one of it. */
public enum CloseReason {
    SOLVED("solved", "已解决"),
    PARTLY("partly", "部分解决"),
    NO_POWER("noPower", "无权处理"),
    REFUSED("refused", "说明理由不予办理"),
    DUPLICATE("duplicate", "重复"),
    WITHDRAWN("withdrawn", "撤回"),
    /** While the case waits for its re-check. */
    DEFERRED("deferred", "挂账");

    private static final Set<CloseReason> OF_THE_ARCHIVE = EnumSet.of(SOLVED, PARTLY, NO_POWER, REFUSED);

    private final String word;
    private final String label;

    CloseReason(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** The word in API, database and forms. */
    public String word() {
        return word;
    }

    /** The Chinese label. */
    public String label() {
        return label;
    }

    /** Whether a case that went its way may be archived as this; the others belong to ends of their own. */
    boolean archives() {
        return OF_THE_ARCHIVE.contains(this);
    }

    /** @throws IllegalArgumentException when none has this word */
    public static CloseReason of(String word) {
        return ClosedWords.find(values(), CloseReason::word, word);
    }
}
