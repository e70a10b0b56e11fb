package org.wufang.casefile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wufang.directory.Place;

/**
 * The facts of a case, without its reporter.
 *
 * @param level routine, complex or difficult; null before triage
 * @param rule id of the triage rule that fired; null before triage
 * @param path frontEnd, meeting or whistle, the last one walked; null before the first
 * @param openedBy login id of who opened it, {@code system} for an import
 * @param recheckAt when a deferred case is, or was last, looked at again
 * @param closedAs as what it is closed, or deferred; null while it is open
 * @param closeReason why it ended; null when it was archived as solved
 * @param tierDueAt end of this tier's time; the business's and the citizen's follow
 */
public record CaseFile(
        String number,
        String title,
        String description,
        String matter,
        Place place,
        String address,
        String hazard,
        int households,
        List<String> parties,
        String channel,
        CaseStatus status,
        @Nullable String path,
        @Nullable String level,
        @Nullable String rule,
        @Nullable String reason,
        int reworks,
        String openedBy,
        Instant openedAt,
        @Nullable Instant firstContactAt,
        @Nullable Instant tierDueAt,
        @Nullable Instant businessDueAt,
        @Nullable Instant citizenDueAt,
        @Nullable Instant recheckAt,
        @Nullable Instant closedAt,
        @Nullable CloseReason closedAs,
        @Nullable String closeReason,
        @Nullable String mergedInto,
        String trackingCode) {}
