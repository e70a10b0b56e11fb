package org.wufang.casefile;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one clock of a case stands.
 *
 * @param working whether the durations are working time
 * @param allowed what the table allowed, without what was granted
 * @param granted what extensions added
 * @param left none once it is overdue
 * @param running whether it has not ended
 * @param pause why it stands still now; null when it runs or has ended
 */
public record ClockState(
        CaseClock clock,
        Instant startedAt,
        Instant dueAt,
        boolean working,
        Duration allowed,
        Duration granted,
        Duration used,
        Duration left,
        boolean running,
        boolean overdue,
        ClockColour colour,
        @Nullable Pause pause) {}
