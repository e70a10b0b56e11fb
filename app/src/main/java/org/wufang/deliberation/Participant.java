package org.wufang.deliberation;

/**
 * One of the five seats and who sits there, as the table {@code party-roster} found.
 *
 * @param seat role of the party
 * @param actedBy role that acts for it: itself, its substitute, or empty when the seat stays empty
 * @param note why, in Chinese; empty when the party sits there itself
 */
public record Participant(String seat, String actedBy, String note) {

    public boolean present() {
        return !actedBy.isEmpty();
    }

    public boolean substituted() {
        return present() && !actedBy.equals(seat);
    }
}
