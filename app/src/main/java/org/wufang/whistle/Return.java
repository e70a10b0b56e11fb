package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dispatch that was returned (退单).
 *
 * @param group who returned it
 * @param listItem what the duty list said of the matter
 * @param settlement what became of it; null while it is open
 */
record Return(
        long id,
        long call,
        String caseNumber,
        String group,
        ReturnClaim claim,
        String listItem,
        Instant at,
        @Nullable Settlement settlement) {

    static final String REDISPATCHED = "redispatched";
    static final String RULED = "ruled";

    /**
     * How a return was settled.
     *
     * @param how redispatched or ruled
     * @param redispatchedTo group; null, as the reason is, when it was not redispatched
     */
    record Settlement(String how, Instant at, @Nullable String redispatchedTo, @Nullable String redispatchReason) {}

    boolean isOpen() {
        return settlement == null;
    }

    boolean isRuled() {
        return settlement != null && settlement.how().equals(RULED);
    }
}
