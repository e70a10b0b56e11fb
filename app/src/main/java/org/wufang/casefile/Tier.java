package org.wufang.casefile;

import org.wufang.platform.ClosedWords;

/** In whose time a case is. */
enum Tier {
    DESK("desk", "受理研判"),
    FRONT_END("frontEnd", "前端处置"),
    MEETING("meeting", "会议处置"),
    WHISTLE("whistle", "吹哨处置"),
    EVALUATION("evaluation", "评价回访"),
    DEFERRED("deferred", "挂账"),
    /** Between a closing and the contest that reopened the case. */
    CLOSED("closed", "结案至重启"),
    /** Before tiers were kept. */
    UNTRACKED("untracked", "启用分段计时前");

    private final String word;
    private final String label;

    Tier(String word, String label) {
        this.word = word;
        this.label = label;
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    static Tier of(String word) {
        return ClosedWords.find(values(), Tier::word, word);
    }

    /** @throws IllegalArgumentException for an end: then it is nobody's any more */
    static Tier of(CaseStatus status) {
        return switch (status) {
            case RECEIVED, TRIAGED -> DESK;
            case FRONT_END -> FRONT_END;
            case MEETING -> MEETING;
            case WHISTLE -> WHISTLE;
            case EVALUATION -> EVALUATION;
            case DEFERRED -> DEFERRED;
            case ARCHIVED, WITHDRAWN, DECLINED, MERGED ->
                throw new IllegalArgumentException("a case that has ended is in no tier: " + status);
        };
    }
}
