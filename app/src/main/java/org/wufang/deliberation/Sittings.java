package org.wufang.deliberation;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for reading what was said, proposed, voted and signed at a table, as it stands now: votes of an open round
 * too, which nobody may be shown. What everybody may read is {@link Deliberations#proceedings}.
 */
@Service
@Transactional(readOnly = true)
public class Sittings {

    private final SittingRepository sittings;
    private final RoundRepository rounds;
    private final SeatActRepository seatActs;

    Sittings(SittingRepository sittings, RoundRepository rounds, SeatActRepository seatActs) {
        this.sittings = sittings;
        this.rounds = rounds;
        this.seatActs = seatActs;
    }

    /** The deliberation that is held, or was held last; empty before the first. */
    public Optional<Deliberation> last(String caseNumber) {
        return sittings.latest(caseNumber);
    }

    /**
     * The deliberation that is held, or was held last.
     *
     * @throws IllegalStateException before the first
     */
    public Deliberation current(String caseNumber) {
        return last(caseNumber)
                .orElseThrow(() -> new IllegalStateException("no deliberation of " + caseNumber + " was opened"));
    }

    /**
     * The deliberation that is held.
     *
     * @throws IllegalStateException when it is over
     */
    public Deliberation held(String caseNumber) {
        return last(caseNumber)
                .filter(table -> table.outcome().equals("open"))
                .orElseThrow(() -> new IllegalStateException("no deliberation of " + caseNumber + " is held"));
    }

    /** Every deliberation of the case, oldest first. */
    public List<Deliberation> all(String caseNumber) {
        return sittings.all(caseNumber);
    }

    public List<Participant> participants(long deliberation) {
        return sittings.participants(deliberation);
    }

    public List<Position> positions(long deliberation) {
        return seatActs.positions(deliberation);
    }

    public List<Round> rounds(long deliberation) {
        return rounds.of(deliberation);
    }

    /** The round that was put to the vote last. */
    public Optional<Round> lastRound(long deliberation) {
        List<Round> all = rounds(deliberation);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The round whose votes are cast now. */
    public Optional<Round> openRound(long deliberation) {
        return lastRound(deliberation).filter(round -> !round.closed());
    }

    /** Votes of a round, in the order in which they were cast. */
    public List<Vote> votesIn(long deliberation, int round) {
        return rounds.votes(deliberation).stream()
                .filter(vote -> vote.round() == round)
                .toList();
    }

    public List<Hearing> hearings(long deliberation) {
        return rounds.hearings(deliberation);
    }

    public List<Signature> signatures(long deliberation) {
        return seatActs.signatures(deliberation);
    }
}
