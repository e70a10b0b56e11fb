package org.wufang.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One round of evaluation.
 *
 * @param source link, call or none; null until it is known
 * @param satisfied satisfied, basically or dissatisfied; null when nobody answered
 * @param outcome accepted or rework; null until assessed
 */
record Rating(
        int round,
        Instant openedAt,
        @Nullable String verifiedBy,
        @Nullable Boolean verified,
        @Nullable String finding,
        @Nullable String source,
        @Nullable Boolean solved,
        @Nullable String satisfied,
        @Nullable String remark,
        @Nullable Instant ratedAt,
        @Nullable String outcome) {

    /** Only a word of the reporter can say so: silence is neither satisfied nor dissatisfied. */
    boolean isDissatisfied() {
        return Boolean.FALSE.equals(solved) || "dissatisfied".equals(satisfied);
    }

    /** Whether the round still waits for a word of the reporter. */
    boolean awaitsReporter() {
        return Boolean.TRUE.equals(verified) && source == null && outcome == null;
    }
}
