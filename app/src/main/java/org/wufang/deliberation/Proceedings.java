package org.wufang.deliberation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was said, proposed, voted and signed at a table, and what binds from it. Votes of an open round are not in it. */
public record Proceedings(
        Deliberation deliberation,
        Optional<Meeting> meeting,
        List<Participant> participants,
        List<Position> positions,
        List<Round> rounds,
        List<Vote> votes,
        List<Hearing> hearings,
        List<OwnersVote> ownersVotes,
        List<Signature> signatures,
        List<Commitment> commitments) {

    public List<Vote> votesIn(Round round) {
        return votes.stream().filter(vote -> vote.round() == round.number()).toList();
    }

    /** In the order in which the parties sit, whoever was first. */
    public <T> Stream<T> bySeat(List<T> acts, Function<T, String> seat) {
        List<String> seats = participants.stream().map(Participant::seat).toList();
        return acts.stream().sorted(Comparator.comparingInt(act -> seats.indexOf(seat.apply(act))));
    }
}
