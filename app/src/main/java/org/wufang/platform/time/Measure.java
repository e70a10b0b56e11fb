package org.wufang.platform.time;

import java.time.Duration;
import java.time.Instant;

/** How a clock counts: working time by the calendar, or every second. */
public record Measure(boolean working, WorkingCalendar calendar) {

    /** None when the second is not the later one. */
    public Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        return working ? calendar.workingTime(from, to) : Duration.between(from, to);
    }

    /** The first instant at which so much time has passed. */
    public Instant plus(Instant from, Duration time) {
        return working ? calendar.plusWorkingTime(from, time) : from.plus(time);
    }
}
