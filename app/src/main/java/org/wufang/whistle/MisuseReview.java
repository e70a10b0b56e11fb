package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * An emergency that was called without a hazard.
 *
 * @param by who blew the whistle
 * @param verdict null until it is reviewed
 */
public record MisuseReview(
        long call,
        String caseNumber,
        String district,
        String street,
        int level,
        String ground,
        String triedBelow,
        Actor by,
        Instant at,
        @Nullable Verdict verdict) {

    /** @param word {@link MisuseReviews#UPHELD} or {@link MisuseReviews#DISMISSED} */
    public record Verdict(String word, String reason, Actor reviewer, Instant at) {}
}
