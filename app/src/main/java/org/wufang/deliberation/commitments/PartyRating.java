package org.wufang.deliberation.commitments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * What a seat thinks of a deliberation whose commitments were kept.
 *
 * @param result of what came of it, 1 to 5; null when the time was up
 * @param process of how it was done, 1 to 5; null together with the other
 */
public record PartyRating(
        String seat, @Nullable Integer result, @Nullable Integer process, String remark, Actor by, Instant at) {

    static PartyRating silence(String seat, Instant at) {
        return new PartyRating(seat, null, null, "", Actor.SYSTEM, at);
    }

    public boolean silent() {
        return result == null;
    }
}
