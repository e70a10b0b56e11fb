package org.wufang.deliberation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sitting of the five parties over a case. An objection or a rework makes another one.
 *
 * @param round number of the round that is open, or of the last one
 * @param outcome open, agreed or notAgreed
 */
public record Deliberation(
        long id,
        String caseNumber,
        String community,
        int round,
        String outcome,
        Instant openedAt,
        @Nullable Instant closedAt) {}
