package org.wufang.deliberation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

    /** Ends that leave the parties their round: it led to a hearing, was sent back or withdrawn, or its minutes were. */
    private static final Set<Consensus> UNCOUNTED = EnumSet.of(
            Consensus.HEARING, Consensus.SENT_BACK, Consensus.WITHDRAWN, Consensus.AGREED, Consensus.OWNERS_VOTE);

    /** How many rounds count against the limit, this one included. */
    public static int counted(int number, List<Round> rounds) {
        return number
                - (int) rounds.stream()
                        .filter(round -> round.number() < number
                                && round.decision() != null
                                && UNCOUNTED.contains(round.decision().consensus()))
                        .count();
    }

    /** Whether the table {@code consensus} has spoken, and nobody took the round out of its hands. */
    public boolean judged() {
        return decision != null
                && decision.consensus() != Consensus.SENT_BACK
                && decision.consensus() != Consensus.WITHDRAWN;
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
