package org.wufang.casefile;

import java.util.Set;
import org.wufang.platform.ClosedWords;

/** The only reasons for which a case's clocks get more time. */
public enum PauseKind {
    /** The handler needs to know something from who reported: nobody's time runs. */
    AWAITING_REPORTER("awaitingReporter", "等待诉求人", Set.of(CaseClock.values())),
    /** Nothing can be done before the public notice has ended; the citizen waits all the same. */
    PUBLIC_NOTICE("publicNotice", "公示期", Set.of(CaseClock.TIER, CaseClock.BUSINESS)),
    /** Time that the next level granted. It stops nothing: the clocks run on and have longer to run. */
    EXTENSION("extension", "延时批准", Set.of());

    private final String word;
    private final String label;
    private final Set<CaseClock> stops;

    PauseKind(String word, String label, Set<CaseClock> stops) {
        this.word = word;
        this.label = label;
        this.stops = stops;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /** Whether this clock stands still meanwhile. */
    public boolean stops(CaseClock clock) {
        return stops.contains(clock);
    }

    static PauseKind of(String word) {
        return ClosedWords.find(values(), PauseKind::word, word);
    }
}
