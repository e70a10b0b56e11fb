package org.wufang.deferrals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case that is deferred (挂账) now. No text of anybody in it, so that it can be published.
 *
 * @param community name of the community; of the street where it is unknown
 * @param since null when nobody recorded it
 * @param days how long it has been deferred, whole days; null with {@code since}
 * @param overdue the re-check should have begun
 */
public record Deferral(
        String number,
        String matter,
        String community,
        @Nullable Instant since,
        @Nullable Long days,
        Instant recheckAt,
        boolean overdue) {}
