package org.wufang.deliberation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * One attempt to keep a commitment, and what the supervisor found.
 *
 * @param verdict null until verified
 * @param verifier login id; never the person who fulfilled it
 */
public record Fulfilment(
        int attempt,
        String done,
        String evidence,
        Actor by,
        Instant at,
        Commitment.@Nullable Verdict verdict,
        @Nullable String finding,
        @Nullable String verifier,
        @Nullable Instant verifiedAt) {}
