package org.wufang.platform.forms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** The moment in a field for date and time. */
public final class FormTime {

    private FormTime() {}

    /** The form gives local time; with an offset it is taken at its word. */
    public static Instant instant(Submission form, String key, String label, ZoneId zone) {
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    form.text(key), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : LocalDateTime.from(time).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw FormRejected.of(key, label, "no-time");
        }
    }
}
