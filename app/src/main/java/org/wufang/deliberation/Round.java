package org.wufang.deliberation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * A proposal put to the vote, and what became of it.
 *
 * @param number counts every vote of the deliberation, from 1
 * @param sha256 of the proposal when its votes opened
 * @param closedAt when its votes were counted; null while they are cast, and hidden
 * @param decision null until the table has spoken
 */
public record Round(
        int number,
        Proposal proposal,
        String sha256,
        Actor by,
        Instant at,
        @Nullable Instant closedAt,
        @Nullable Decision decision) {

    /** How many rounds count against the limit: one that only led to a hearing does not. */
    static int counted(int number, List<Hearing> hearings) {
        return number
                - (int) hearings.stream()
                        .filter(hearing -> hearing.round() < number)
                        .count();
    }

    public boolean closed() {
        return closedAt != null;
    }

    /**
     * @param rule id of the rule that fired in the table {@code consensus}
     * @param reason the rule's words, in Chinese
     */
    public record Decision(Consensus consensus, String rule, String reason) {}
}
