package org.wufang.casefile;

import org.jspecify.annotations.Nullable;
import org.wufang.platform.ClosedWords;

/** The states of a case, in the words of the API. */
public enum CaseStatus {
    RECEIVED("received", "已受理"),
    TRIAGED("triaged", "已研判"),
    FRONT_END("frontEnd", "前端处置"),
    MEETING("meeting", "会议处置"),
    WHISTLE("whistle", "吹哨处置"),
    EVALUATION("evaluation", "评价回访"),
    DEFERRED("deferred", "挂账"),
    ARCHIVED("archived", "已归档"),
    WITHDRAWN("withdrawn", "已撤回"),
    DECLINED("declined", "不予受理"),
    MERGED("merged", "已并案");

    private final String word;
    private final String label;

    CaseStatus(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** The word in API and database. */
    public String word() {
        return word;
    }

    /** The Chinese label. */
    public String label() {
        return label;
    }

    /** Whether the case has ended: nothing more is done to it, unless its closing is contested. */
    public boolean isEnd() {
        return switch (this) {
            case ARCHIVED, WITHDRAWN, DECLINED, MERGED -> true;
            default -> false;
        };
    }

    /** As what a case in this status is closed; null where nothing is closed, and for the archive, which must be told. */
    @Nullable
    CloseReason closedAs() {
        return switch (this) {
            case WITHDRAWN -> CloseReason.WITHDRAWN;
            case DECLINED -> CloseReason.REFUSED;
            case MERGED -> CloseReason.DUPLICATE;
            case DEFERRED -> CloseReason.DEFERRED;
            default -> null;
        };
    }

    /** @throws IllegalArgumentException when no status has this word */
    public static CaseStatus of(String word) {
        return ClosedWords.find(values(), CaseStatus::word, word);
    }
}
