package org.wufang.deliberation.conduct;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Fulfilment;
import org.wufang.deliberation.Position;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.Signature;
import org.wufang.deliberation.Sittings;
import org.wufang.deliberation.Vote;
import org.wufang.platform.security.Actor;

/**
 * What was taken back (撤回) or undone by sending the step back (退回). It leaves the record, so that it can be done
 * again, and is kept here with who ended it and why.
 */
@Service
@Transactional
public class FormerActs {

    /** Where a deliberation may be sent back to. */
    public enum Step {
        LISTEN,
        PROPOSE,
        VOTE
    }

    private final Sittings sittings;
    private final Deliberations deliberations;
    private final CommitmentBook commitments;
    private final FormerActRepository former;
    private final Clock clock;

    FormerActs(
            Sittings sittings,
            Deliberations deliberations,
            CommitmentBook commitments,
            FormerActRepository former,
            Clock clock) {
        this.sittings = sittings;
        this.deliberations = deliberations;
        this.commitments = commitments;
        this.former = former;
        this.clock = clock;
    }

    /** Of one deliberation, oldest first; the votes of a round that is still open are left out. */
    @Transactional(readOnly = true)
    public List<FormerAct> of(Deliberation deliberation) {
        Set<Integer> open = sittings.openRound(deliberation.id()).stream()
                .map(Round::number)
                .collect(Collectors.toSet());
        return former.of(deliberation.id()).stream()
                .filter(act -> act.kind() != FormerAct.Kind.VOTE || !open.contains(act.round()))
                .toList();
    }

    /** Tasks that brought a vote which was withdrawn in a round that is still open: nobody may see those forms yet. */
    @Transactional(readOnly = true)
    public Set<String> tasksOfOpenVotes(String caseNumber) {
        return sittings.last(caseNumber).stream()
                .flatMap(
                        table -> sittings.openRound(table.id()).stream().flatMap(round -> former.of(table.id()).stream()
                                .filter(act -> act.kind() == FormerAct.Kind.VOTE && act.round() == round.number())))
                .flatMap(act -> Stream.ofNullable(act.taskId()))
                .collect(Collectors.toSet());
    }

    /** Seats whose position this person stated. */
    @Transactional(readOnly = true)
    public List<String> positionsBy(String caseNumber, String person) {
        return sittings.positions(sittings.held(caseNumber).id()).stream()
                .filter(position -> position.by().person().equals(person))
                .map(Position::seat)
                .toList();
    }

    public void withdrawPosition(String caseNumber, String seat, String reason, Actor by) {
        Deliberation table = sittings.held(caseNumber);
        sittings.positions(table.id()).stream()
                .filter(position -> position.seat().equals(seat))
                .forEach(position -> end(table, position, end(FormerAct.How.WITHDRAWN, reason, by)));
    }

    /** Seats for which this person voted in the round that is open. */
    @Transactional(readOnly = true)
    public List<String> votesBy(String caseNumber, String person) {
        return openVotes(sittings.held(caseNumber))
                .filter(vote -> vote.by().person().equals(person))
                .map(Vote::seat)
                .toList();
    }

    public void withdrawVote(String caseNumber, String seat, String reason, Actor by) {
        Deliberation table = sittings.held(caseNumber);
        openVotes(table).filter(vote -> vote.seat().equals(seat)).forEach(vote -> {
            former.insert(table.id(), FormerAct.of(vote, end(FormerAct.How.WITHDRAWN, reason, by)));
            former.deleteVote(table.id(), vote.round(), seat);
        });
    }

    /** Seats for which this person signed or dissented. */
    @Transactional(readOnly = true)
    public List<String> signaturesBy(String caseNumber, String person) {
        return sittings.signatures(sittings.held(caseNumber).id()).stream()
                .filter(signature -> signature.by().person().equals(person))
                .map(Signature::seat)
                .toList();
    }

    public void withdrawSignature(String caseNumber, String seat, String reason, Actor by) {
        Deliberation table = sittings.held(caseNumber);
        sittings.signatures(table.id()).stream()
                .filter(signature -> signature.seat().equals(seat))
                .forEach(signature -> end(table, signature, end(FormerAct.How.WITHDRAWN, reason, by)));
    }

    /** Whether this person put the proposal of the open round, on which nobody has voted yet. */
    @Transactional(readOnly = true)
    public boolean mayWithdrawProposal(String caseNumber, String person) {
        Deliberation table = sittings.held(caseNumber);
        return sittings.openRound(table.id())
                .filter(round -> round.by().person().equals(person))
                .filter(round -> sittings.votesIn(table.id(), round.number()).isEmpty())
                .isPresent();
    }

    /** @return how many rounds count against the limit, the next one included */
    public int withdrawProposal(String caseNumber, String reason) {
        Deliberation table = sittings.held(caseNumber);
        Round open = sittings.openRound(table.id()).orElseThrow();
        deliberations.endRound(table, open, Consensus.WITHDRAWN, reason);
        return deliberations.openNextRound(caseNumber);
    }

    /** Commitments that this person reported as kept and that nobody has verified yet. */
    @Transactional(readOnly = true)
    public List<Commitment> fulfilmentsBy(String caseNumber, String person) {
        return former.unverified(caseNumber, person).stream()
                .map(commitments::get)
                .toList();
    }

    public void withdrawFulfilment(String caseNumber, long commitment, String reason, Actor by) {
        Commitment promised = commitments.get(commitment);
        Fulfilment last = promised.lastAttempt().orElseThrow();
        former.insert(
                sittings.current(caseNumber).id(),
                FormerAct.of(promised.promise(), last, end(FormerAct.How.WITHDRAWN, reason, by)));
        former.deleteFulfilment(commitment, last.attempt());
    }

    /**
     * The deliberation goes back. The round that was voted on, or was being signed, is kept and does not count against
     * the limit; what was signed holds no longer, and neither do the positions when all are heard again.
     *
     * @param signing whether the minutes were being signed
     * @return how many rounds count against the limit, the next one included
     */
    public int sendBack(String caseNumber, Step to, boolean signing, String reason, Actor by) {
        Deliberation table = sittings.held(caseNumber);
        FormerAct.End end = end(FormerAct.How.SENT_BACK, reason, by);
        sittings.openRound(table.id())
                .ifPresent(round -> deliberations.endRound(table, round, Consensus.SENT_BACK, reason));
        if (signing) {
            Round agreed = sittings.lastRound(table.id()).orElseThrow();
            former.insert(table.id(), FormerAct.of(agreed, end));
            sittings.signatures(table.id()).forEach(signature -> end(table, signature, end));
        }
        if (to == Step.LISTEN) {
            sittings.positions(table.id()).forEach(position -> end(table, position, end));
        }
        int counted = deliberations.openNextRound(caseNumber);
        if (to == Step.VOTE) {
            deliberations.putAgain(caseNumber, sittings.lastRound(table.id()).orElseThrow());
        }
        return counted;
    }

    private void end(Deliberation table, Position position, FormerAct.End end) {
        former.insert(table.id(), FormerAct.of(position, end));
        former.deletePosition(table.id(), position.seat());
    }

    private void end(Deliberation table, Signature signature, FormerAct.End end) {
        former.insert(table.id(), FormerAct.of(signature, end));
        former.deleteSignature(table.id(), signature.seat());
    }

    private FormerAct.End end(FormerAct.How how, String reason, Actor by) {
        return new FormerAct.End(how, reason, by.person(), clock.instant());
    }

    private Stream<Vote> openVotes(Deliberation table) {
        return sittings.openRound(table.id()).stream()
                .flatMap(round -> sittings.votesIn(table.id(), round.number()).stream());
    }
}
