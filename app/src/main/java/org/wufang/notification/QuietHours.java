package org.wufang.notification;

import java.time.LocalTime;

/**
 * When people are left in peace.
 *
 * @param from the first minute of it
 * @param until the first minute after it; earlier than {@code from}: the next morning; equal: there is none
 */
record QuietHours(LocalTime from, LocalTime until) {

    boolean contain(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isAfter(until) ? begun || !over : begun && !over;
    }
}
