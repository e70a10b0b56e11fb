package org.wufang.platform.time;

import java.time.Instant;

/**
 * A time that the table {@code deadlines} allows.
 *
 * @param working whether working time is counted, or the clock's
 */
public record Term(Instant from, Instant dueAt, boolean working) {}
