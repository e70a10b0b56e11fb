package org.wufang.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * Time that a case's clocks were given.
 *
 * @param untilAt when it ends by itself
 * @param toAt when it ended before that
 * @param taskId the task that waits with it
 * @param question what who reported was asked; null for the other kinds
 * @param answer what they answered; null when they did not
 */
public record Pause(
        long id,
        PauseKind kind,
        String reason,
        Actor by,
        Instant from,
        Instant untilAt,
        @Nullable Instant toAt,
        @Nullable String taskId,
        @Nullable String question,
        @Nullable String answer) {

    /** When it ended, or will if nobody ends it before. */
    public Instant end() {
        return toAt == null ? untilAt : toAt;
    }

    /** Whether it lasts at this moment. */
    public boolean isOpen(Instant at) {
        return from.isBefore(untilAt) && at.isBefore(end());
    }
}
