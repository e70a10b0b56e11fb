package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dispatch that was returned (退单).
 *
 * @param group who returned it
 * @param listItem what the duty list said of the matter
 * @param settled redispatched or ruled; null while it is open
 * @param redispatchedTo group; null when it was not redispatched
 * @param ruling id of the ruling that settled it; null when none did
 */
record Return(
        long id,
        long call,
        String caseNumber,
        long target,
        String group,
        ReturnClaim claim,
        String listItem,
        String person,
        Instant at,
        @Nullable String settled,
        @Nullable Instant settledAt,
        @Nullable String redispatchedTo,
        @Nullable String redispatchedBy,
        @Nullable String redispatchReason,
        @Nullable Long ruling) {

    static final String REDISPATCHED = "redispatched";
    static final String RULED = "ruled";

    boolean isOpen() {
        return settled == null;
    }
}
