package org.wufang.deliberation.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resolution on public notice. Each objection that is answered makes another run of its clock.
 *
 * @param runs oldest first; empty for notices from before the clock was kept
 * @param objections oldest first
 */
public record Notice(Instant publishedAt, List<Run> runs, List<Objection> objections) {

    /**
     * @param endsAt when it ends unless it is stopped
     * @param stoppedAt when an objection stopped it; null when none did
     */
    public record Run(Instant startedAt, Instant endsAt, @Nullable Instant stoppedAt) {}

    /** Objections that nobody has answered yet stop the clock. */
    public boolean isStopped() {
        return objections.stream().anyMatch(Objection::isOpen);
    }

    /** When it ends or ended; when it would have ended while it is stopped. */
    public @Nullable Instant endsAt() {
        return runs.isEmpty() ? null : runs.get(runs.size() - 1).endsAt();
    }
}
