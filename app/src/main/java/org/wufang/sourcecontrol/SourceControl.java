package org.wufang.sourcecontrol;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a cause that came back (源头治理).
 *
 * @param cause code of the root cause
 * @param withinDays the days within which it came back
 * @param cases that had it, at the time it was opened; the last archived one is the last
 * @param measures oldest first
 * @param closedAt null until a measure was found effective
 */
public record SourceControl(
        long id,
        String cause,
        String community,
        String street,
        String district,
        Instant openedAt,
        int withinDays,
        List<String> cases,
        List<Measure> measures,
        @Nullable Instant closedAt) {

    /** @param effective null until verified */
    public record Measure(
            String measure,
            String responsible,
            LocalDate finishOn,
            String plannedBy,
            Instant plannedAt,
            @Nullable Boolean effective,
            @Nullable String finding,
            @Nullable Instant verifiedAt) {}

    /** The measure that is in force or was the last; none before the first plan. */
    public @Nullable Measure newest() {
        return measures.isEmpty() ? null : measures.get(measures.size() - 1);
    }
}
