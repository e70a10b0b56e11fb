package org.wufang.casefile;

import java.time.Instant;
import java.util.List;

/** An open case one of whose clocks presses. */
public record ClockAlert(String caseNumber, CaseClock clock, ClockColour colour, Instant dueAt, boolean overdue) {

    /** @param page from 0 */
    public record Page(List<ClockAlert> items, int page, int size, long total) {}
}
