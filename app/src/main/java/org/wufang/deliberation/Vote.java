package org.wufang.deliberation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * One seat's vote in one round.
 *
 * @param taskId engine id of the task that brought it; null when the time was up
 */
public record Vote(int round, String seat, Ballot ballot, @Nullable String taskId, Actor by, Instant at) {

    static Vote missing(int round, String seat, Instant at) {
        return new Vote(round, seat, Ballot.NONE, null, Actor.SYSTEM, at);
    }

    public boolean cast() {
        return ballot.choice() != Choice.MISSING;
    }
}
