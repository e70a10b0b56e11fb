package org.wufang.deliberation;

import java.util.List;

/**
 * The count of one round: what the table {@code consensus} decides from.
 *
 * @param round how many rounds count against the limit, this one included
 * @param present seats that somebody acts for
 * @param cast votes that persons cast, abstentions included; silence is none
 * @param agreeing votes without conditions
 * @param conditional votes with conditions
 * @param opposing votes against, legal objections among them
 * @param coreVoted whether party branch and residents' committee both cast a vote
 */
public record Tally(
        int round,
        int present,
        int cast,
        int agreeing,
        int conditional,
        int opposing,
        int legalObjections,
        int abstaining,
        boolean coreVoted,
        boolean ownersItem,
        boolean expertItem,
        boolean hearingHeld) {

    static Tally of(
            Round round, List<Round> rounds, List<Participant> participants, List<Vote> votes, List<Hearing> hearings) {
        List<Vote> cast = votes.stream().filter(Vote::cast).toList();
        return new Tally(
                Round.counted(round.number(), rounds),
                (int) participants.stream().filter(Participant::present).count(),
                cast.size(),
                count(cast, Choice.AGREE),
                count(cast, Choice.AGREE_WITH_CONDITIONS),
                count(cast, Choice.OPPOSE) + count(cast, Choice.LEGAL_OBJECTION),
                count(cast, Choice.LEGAL_OBJECTION),
                count(cast, Choice.ABSTAIN),
                cast.stream()
                                .map(Vote::seat)
                                .filter(Participant.CORE::contains)
                                .distinct()
                                .count()
                        == Participant.CORE.size(),
                round.proposal().ownersItem() != OwnersItem.NONE,
                round.proposal().expertItem(),
                !hearings.isEmpty());
    }

    private static int count(List<Vote> votes, Choice choice) {
        return (int)
                votes.stream().filter(vote -> vote.ballot().choice() == choice).count();
    }
}
