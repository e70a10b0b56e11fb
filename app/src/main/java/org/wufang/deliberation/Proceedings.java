package org.wufang.deliberation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a deliberation left behind. Votes of an open round are not in it.
 *
 * @param noticeAt since when the result was on public notice; null when it never was
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
        @Nullable Instant noticeAt,
        List<Objection> objections) {

    List<Vote> votesIn(Round round) {
        return votes.stream().filter(vote -> vote.round() == round.number()).toList();
    }
}
