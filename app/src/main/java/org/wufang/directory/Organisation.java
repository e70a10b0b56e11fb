package org.wufang.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the directory holds, ended parts included.
 *
 * @param people names by login
 * @param emails addresses by login; who has none is missing
 */
record Organisation(
        List<DatedUnit> units,
        Map<String, String> people,
        Map<String, String> emails,
        List<DatedMembership> memberships) {

    /** Both days belong to the period; null is open. */
    record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

        boolean covers(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        boolean overlaps(Period other) {
            return !endsBefore(other) && !other.endsBefore(this);
        }

        private boolean endsBefore(Period other) {
            return to != null && other.from != null && to.isBefore(other.from);
        }
    }

    record DatedUnit(Unit unit, Period period) {}

    record DatedMembership(Membership membership, Period period) {}
}
