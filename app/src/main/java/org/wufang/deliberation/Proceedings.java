package org.wufang.deliberation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a deliberation left behind. Votes of an open round are not in it.
 *
 * @param notice of its result; null when it was not published
 * @param agenda objections to the result before, which brought the parties to this table
 */
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
        List<Commitment> commitments,
        @Nullable Notice notice,
        List<Objection> agenda) {

    List<Vote> votesIn(Round round) {
        return votes.stream().filter(vote -> vote.round() == round.number()).toList();
    }
}
