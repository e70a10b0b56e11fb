package org.wufang.deliberation;

import java.util.Set;

/**
 * One of the five seats and who sits there, as the table {@code party-roster} found.
 *
 * @param seat role of the party
 * @param actedBy role that acts for it: itself, its substitute, or empty when the seat stays empty
 * @param note why, in Chinese; empty when the party sits there itself
 */
public record Participant(String seat, String actedBy, String note) {

    /** Seats without which nothing is decided: they cannot leave the table. */
    public static final Set<String> CORE = Set.of("partyBranch", "residentsCommittee");

    public boolean present() {
        return !actedBy.isEmpty();
    }

    public boolean substituted() {
        return present() && !actedBy.equals(seat);
    }
}
