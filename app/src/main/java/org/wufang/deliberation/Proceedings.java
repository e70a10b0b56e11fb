package org.wufang.deliberation;

import java.util.List;
import java.util.Optional;

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
}
