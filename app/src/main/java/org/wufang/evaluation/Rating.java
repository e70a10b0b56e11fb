package org.wufang.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One round of evaluation.
 *
 * @param verified whether something is solved; null until it is known
 * @param verdict yes, partly or no; null until it is known
 * @param rootCause null when nothing is solved, and in rounds from before it was asked for
 * @param source link, call or none; null until it is known
 * @param satisfied satisfied, basically or dissatisfied; null when nobody answered
 * @param resultRating 1 to 5; null when the reporter gave none
 * @param processRating 1 to 5; null together with the other
 * @param ratings how many the table counted, the parties' among them; null until assessed
 * @param outcome accepted or rework; null until assessed
 * @param rule word of the rule that decided; null until assessed, or when the result was not verified
 * @param reason why, in Chinese
 */
record Rating(
        int round,
        Instant openedAt,
        @Nullable String verifiedBy,
        @Nullable Boolean verified,
        @Nullable String verdict,
        @Nullable RootCause rootCause,
        @Nullable String finding,
        @Nullable String source,
        @Nullable Boolean solved,
        @Nullable String satisfied,
        @Nullable Integer resultRating,
        @Nullable Integer processRating,
        @Nullable String remark,
        @Nullable Instant ratedAt,
        @Nullable Integer ratings,
        @Nullable String outcome,
        @Nullable String rule,
        @Nullable String reason) {

    /** Only a word of the reporter can say so: silence is neither satisfied nor dissatisfied. */
    boolean isDissatisfied() {
        return Boolean.FALSE.equals(solved) || "dissatisfied".equals(satisfied);
    }

    /** Whether the round still waits for a word of the reporter. */
    boolean awaitsReporter() {
        return Boolean.TRUE.equals(verified) && source == null && outcome == null;
    }
}
