package org.wufang.deliberation.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wufang.deliberation.Choice;
import org.wufang.deliberation.Round;
import org.wufang.platform.security.Actor;

/**
 * What the owner of a commitment that was kept in part proposes instead, and what became of it.
 *
 * @param round from 1
 * @param reason why it was not kept as a whole
 * @param closedAt when its votes were counted; null while they are cast, and hidden
 * @param decision null until the table has spoken
 * @param votes empty while they are cast
 */
public record Revision(
        long commitment,
        int round,
        String measure,
        LocalDate dueOn,
        String reason,
        Actor by,
        Instant at,
        @Nullable Instant closedAt,
        Round.@Nullable Decision decision,
        List<Vote> votes) {

    /** @param reason of who opposes; empty for others */
    public record Vote(int round, String seat, Choice choice, String reason, Actor by, Instant at) {

        boolean cast() {
            return choice != Choice.MISSING;
        }
    }

    /** How the votes of a round are counted for the table {@code consensus}. */
    public record Count(
            int round, int present, int cast, int agreeing, int opposing, int abstaining, boolean coreVoted) {}
}
