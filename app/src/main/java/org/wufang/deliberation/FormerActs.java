package org.wufang.deliberation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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

    private final DeliberationRepository record;
    private final CommitmentRepository commitments;
    private final FormerActRepository former;
    private final Clock clock;

    FormerActs(
            DeliberationRepository record, CommitmentRepository commitments, FormerActRepository former, Clock clock) {
        this.record = record;
        this.commitments = commitments;
        this.former = former;
        this.clock = clock;
    }

    /** Of one deliberation, oldest first; the votes of a round that is still open are left out. */
    @Transactional(readOnly = true)
    public List<FormerAct> of(Deliberation deliberation) {
        Set<Integer> open = openRound(deliberation).map(Round::number).stream().collect(Collectors.toSet());
        return former.of(deliberation.id()).stream()
                .filter(act -> act.kind() != FormerAct.Kind.VOTE || !open.contains(act.round()))
                .toList();
    }

    /** Tasks that brought a vote which was withdrawn in a round that is still open: nobody may see those forms yet. */
    @Transactional(readOnly = true)
    public Set<String> tasksOfOpenVotes(String caseNumber) {
        return record.latest(caseNumber).stream()
                .flatMap(table -> openRound(table).stream().flatMap(round -> former.of(table.id()).stream()
                        .filter(act -> act.kind() == FormerAct.Kind.VOTE && act.round() == round.number())))
                .flatMap(act -> Stream.ofNullable(act.taskId()))
                .collect(Collectors.toSet());
    }

    /** Seats whose position this person stated. */
    @Transactional(readOnly = true)
    public List<String> positionsBy(String caseNumber, String person) {
        return record.positions(open(caseNumber).id()).stream()
                .filter(position -> position.by().person().equals(person))
                .map(Position::seat)
                .toList();
    }

    public void withdrawPosition(String caseNumber, String seat, String reason, Actor by) {
        Deliberation table = open(caseNumber);
        record.positions(table.id()).stream()
                .filter(position -> position.seat().equals(seat))
                .forEach(position -> end(table.id(), position, FormerAct.How.WITHDRAWN, reason, by));
    }

    /** Seats for which this person voted in the round that is open. */
    @Transactional(readOnly = true)
    public List<String> votesBy(String caseNumber, String person) {
        Deliberation table = open(caseNumber);
        return openRound(table).stream()
                .flatMap(round -> votesIn(table, round))
                .filter(vote -> vote.by().person().equals(person))
                .map(Vote::seat)
                .toList();
    }

    public void withdrawVote(String caseNumber, String seat, String reason, Actor by) {
        Deliberation table = open(caseNumber);
        Round round = openRound(table).orElseThrow();
        votesIn(table, round).filter(vote -> vote.seat().equals(seat)).forEach(vote -> {
            keep(
                    table.id(),
                    FormerAct.Kind.VOTE,
                    round.number(),
                    seat,
                    text(vote.ballot()),
                    vote.taskId(),
                    vote.by(),
                    vote.at(),
                    FormerAct.How.WITHDRAWN,
                    reason,
                    by);
            former.deleteVote(table.id(), round.number(), seat);
        });
    }

    /** Seats for which this person signed or dissented. */
    @Transactional(readOnly = true)
    public List<String> signaturesBy(String caseNumber, String person) {
        return record.signatures(open(caseNumber).id()).stream()
                .filter(signature -> signature.by().person().equals(person))
                .map(Signature::seat)
                .toList();
    }

    public void withdrawSignature(String caseNumber, String seat, String reason, Actor by) {
        Deliberation table = open(caseNumber);
        record.signatures(table.id()).stream()
                .filter(signature -> signature.seat().equals(seat))
                .forEach(signature -> end(table.id(), signature, FormerAct.How.WITHDRAWN, reason, by));
    }

    /** Whether this person put the proposal of the open round, on which nobody has voted yet. */
    @Transactional(readOnly = true)
    public boolean mayWithdrawProposal(String caseNumber, String person) {
        Deliberation table = open(caseNumber);
        return openRound(table)
                .filter(round -> round.by().person().equals(person))
                .filter(round -> votesIn(table, round).findAny().isEmpty())
                .isPresent();
    }

    /** @return how many rounds count against the limit, the next one included */
    public int withdrawProposal(String caseNumber, String reason) {
        Deliberation table = open(caseNumber);
        close(table, openRound(table).orElseThrow(), Consensus.WITHDRAWN, reason);
        return nextRound(table);
    }

    /** Commitments that this person reported as kept and that nobody has verified yet. */
    @Transactional(readOnly = true)
    public List<Commitment> fulfilmentsBy(String caseNumber, String person) {
        return former.unverified(caseNumber, person).stream()
                .flatMap(id -> commitments.find(id).stream())
                .toList();
    }

    public void withdrawFulfilment(String caseNumber, long commitment, String reason, Actor by) {
        Deliberation table = record.latest(caseNumber).orElseThrow();
        Commitment promised = commitments.find(commitment).orElseThrow();
        Fulfilment last = promised.lastAttempt().orElseThrow();
        keep(
                table.id(),
                FormerAct.Kind.FULFILMENT,
                0,
                promised.promise().owner(),
                promised.promise().measure() + "；完成情况：" + last.done() + part("佐证", last.evidence()),
                null,
                last.by(),
                last.at(),
                FormerAct.How.WITHDRAWN,
                reason,
                by);
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
        Deliberation table = open(caseNumber);
        Optional<Round> voting = openRound(table);
        voting.ifPresent(round -> close(table, round, Consensus.SENT_BACK, reason));
        if (signing) {
            Round last = last(table).orElseThrow();
            keep(
                    table.id(),
                    FormerAct.Kind.ROUND,
                    last.number(),
                    "",
                    "已达成一致的方案在签认时退回",
                    null,
                    last.by(),
                    last.at(),
                    FormerAct.How.SENT_BACK,
                    reason,
                    by);
            record.signatures(table.id())
                    .forEach(signature -> end(table.id(), signature, FormerAct.How.SENT_BACK, reason, by));
        }
        if (to == Step.LISTEN) {
            record.positions(table.id())
                    .forEach(position -> end(table.id(), position, FormerAct.How.SENT_BACK, reason, by));
        }
        int counted = nextRound(table);
        if (to == Step.VOTE) {
            Round again = last(table).orElseThrow();
            record.insertRound(
                    table.id(),
                    new Round(
                            again.number() + 1,
                            again.proposal(),
                            again.sha256(),
                            again.by(),
                            clock.instant(),
                            null,
                            null));
        }
        return counted;
    }

    private void close(Deliberation table, Round round, Consensus as, String reason) {
        record.closeVotes(table.id(), round.number(), clock.instant());
        record.decide(table.id(), round.number(), new Round.Decision(as, as.word(), reason));
    }

    private int nextRound(Deliberation table) {
        int next = record.lastRound(table.id()) + 1;
        record.setRound(table.id(), next);
        return Round.counted(next, record.rounds(table.id()));
    }

    private void end(long session, Position position, FormerAct.How how, String reason, Actor by) {
        String text = position.silent()
                ? "逾期未表态"
                : position.position()
                        + part("关切", position.interest())
                        + part("底线", position.limits())
                        + part("依据", position.evidence());
        keep(
                session,
                FormerAct.Kind.POSITION,
                0,
                position.seat(),
                text,
                null,
                position.by(),
                position.at(),
                how,
                reason,
                by);
        former.deletePosition(session, position.seat());
    }

    private void end(long session, Signature signature, FormerAct.How how, String reason, Actor by) {
        keep(
                session,
                FormerAct.Kind.SIGNATURE,
                0,
                signature.seat(),
                signature.mark().label() + part("意见", signature.dissent()),
                null,
                signature.by(),
                signature.at(),
                how,
                reason,
                by);
        former.deleteSignature(session, signature.seat());
    }

    private void keep(
            long session,
            FormerAct.Kind kind,
            int round,
            String seat,
            String text,
            @Nullable String taskId,
            Actor by,
            Instant at,
            FormerAct.How how,
            String reason,
            Actor endedBy) {
        former.insert(
                session,
                new FormerAct(kind, round, seat, text, taskId, by, at, how, reason, endedBy.person(), clock.instant()));
    }

    private static String text(Ballot ballot) {
        return ballot.choice().label()
                + part("条件", ballot.conditionsText())
                + part("理由", ballot.reason())
                + part("法律依据", ballot.legalBasis());
    }

    private static String part(String label, String text) {
        return text.isEmpty() ? "" : "；" + label + "：" + text;
    }

    private Stream<Vote> votesIn(Deliberation table, Round round) {
        return record.votes(table.id()).stream().filter(vote -> vote.round() == round.number());
    }

    private Optional<Round> openRound(Deliberation table) {
        return last(table).filter(round -> !round.closed());
    }

    private Optional<Round> last(Deliberation table) {
        List<Round> rounds = record.rounds(table.id());
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
    }

    private Deliberation open(String caseNumber) {
        return record.latest(caseNumber)
                .filter(table -> table.outcome().equals("open"))
                .orElseThrow(() -> new IllegalStateException("no deliberation of " + caseNumber + " is held"));
    }
}
