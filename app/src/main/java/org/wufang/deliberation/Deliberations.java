package org.wufang.deliberation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/**
 * The door to the five parties' table. A case may be deliberated more than once (after an objection, after a rework);
 * every act belongs to the deliberation that was opened last. What has been said, proposed, voted or signed is never
 * changed; what was taken back is kept by the room {@code conduct}. Acts of the clock are idempotent.
 */
@Service
@Transactional
public class Deliberations {

    /** A day further off than this is a slip of the pen. */
    public static final Period FURTHEST_COMMITMENT = Period.ofYears(2);

    private final SittingRepository sittings;
    private final RoundRepository rounds;
    private final SeatActRepository seatActs;
    private final CommitmentRepository commitments;
    private final CaseFiles caseFiles;
    private final Clock clock;

    Deliberations(
            SittingRepository sittings,
            RoundRepository rounds,
            SeatActRepository seatActs,
            CommitmentRepository commitments,
            CaseFiles caseFiles,
            Clock clock) {
        this.sittings = sittings;
        this.rounds = rounds;
        this.seatActs = seatActs;
        this.commitments = commitments;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    public void enterMeeting(String caseNumber) {
        caseFiles.enter(caseNumber, CaseStatus.MEETING, Actor.SYSTEM, null);
    }

    /** The residents' committee calls the parties to the table. */
    public void call(String caseNumber, String agenda, Instant meetingAt, String place, Actor by) {
        sittings.insertMeeting(caseNumber, new Meeting(agenda, meetingAt, place, by, clock.instant()));
    }

    /**
     * The parties sit down.
     *
     * @param run the engine's id of this deliberation; opening it twice opens it once
     */
    public void open(String caseNumber, String run, String community, List<Participant> participants) {
        if (sittings.isOpened(run)) {
            return;
        }
        commitments.supersede(caseNumber);
        sittings.insert(caseNumber, run, community, participants, clock.instant());
        note(
                caseNumber,
                "deliberation.opened",
                Map.of(
                        "participants",
                        participants.stream()
                                .map(p -> Map.of("seat", p.seat(), "actedBy", p.actedBy(), "note", p.note()))
                                .toList()));
    }

    /** Who sits at the table in this run of the process; for one that is no deliberation, who sat at the case's last. */
    public List<Participant> roster(String run, String caseNumber) {
        return sittings.roster(run).orElseGet(() -> lastParticipants(caseNumber));
    }

    /** {@link #roster} as it is in this moment: seats are left and taken again. */
    public List<Participant> rosterNow(String run, String caseNumber) {
        return sittings.rosterNow(run).orElseGet(() -> lastParticipants(caseNumber));
    }

    /** Who sits, or sat, at the case's last table. */
    public List<Participant> lastParticipants(String caseNumber) {
        return sittings.participants(current(caseNumber).id());
    }

    /** The engine's id of the deliberation that is held now. */
    public Optional<String> openRun(String caseNumber) {
        return sittings.openRun(caseNumber);
    }

    public Participant participant(String caseNumber, String seat) {
        return lastParticipants(caseNumber).stream()
                .filter(participant -> participant.seat().equals(seat))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(seat + " has no seat in " + caseNumber));
    }

    public void state(
            String caseNumber,
            String seat,
            String position,
            String interest,
            String limits,
            String evidence,
            Actor by) {
        FormRejected.unless(!position.isBlank(), "position", "我方意见", "position-missing");
        long session = current(caseNumber).id();
        seatActs.insert(session, new Position(seat, position, interest, limits, evidence, by, clock.instant()));
    }

    /** The time to state a position is up: who has said nothing is kept as silent. */
    public void recordSilence(String caseNumber) {
        long session = current(caseNumber).id();
        List<String> silent = missing(session, seatActs.positions(session), Position::seat);
        silent.forEach(seat -> seatActs.insert(session, Position.silence(seat, clock.instant())));
        noteSeats(caseNumber, "deliberation.silenceRecorded", silent);
    }

    /** A proposal is put to the vote of this round and frozen with its hash. */
    public void propose(String caseNumber, Proposal proposal, Actor by) {
        Deliberation deliberation = current(caseNumber);
        mustBindSomebody(proposal, sittings.participants(deliberation.id()));
        Round round = new Round(deliberation.round(), proposal, proposal.sha256(), by, clock.instant(), null, null);
        rounds.insert(deliberation.id(), round);
        note(caseNumber, "deliberation.votesOpened", Map.of("round", round.number(), "proposalSha256", round.sha256()));
    }

    /**
     * One seat's vote on the proposal that was put last.
     *
     * @throws Problem {@code round-closed} or {@code already-voted}, 409
     */
    public void vote(String caseNumber, String seat, Ballot ballot, @Nullable String taskId, Actor by) {
        RoundRepository.BallotPaper paper = rounds.ballotPaper(caseNumber, seat)
                .filter(RoundRepository.BallotPaper::open)
                .orElseThrow(() -> new Problem("round-closed"));
        if (paper.used()) {
            throw new Problem("already-voted");
        }
        rounds.insertVote(paper.session(), new Vote(paper.round(), seat, ballot, taskId, by, clock.instant()));
    }

    /** Tasks whose votes nobody may see yet. */
    @Transactional(readOnly = true)
    public Set<String> tasksOfOpenVotes(String caseNumber) {
        return Set.copyOf(rounds.tasksOfOpenVotes(caseNumber));
    }

    /** The time to vote is up: who has not voted is kept as missing. */
    public void recordMissingVotes(String caseNumber) {
        Deliberation deliberation = current(caseNumber);
        List<String> missing = missing(deliberation.id(), votesIn(deliberation.id(), deliberation.round()), Vote::seat);
        missing.forEach(seat ->
                rounds.insertVote(deliberation.id(), Vote.missing(deliberation.round(), seat, clock.instant())));
        noteSeats(caseNumber, "deliberation.votesMissing", missing);
    }

    /** Closes the round's votes and counts them. */
    public Tally tally(String caseNumber) {
        Deliberation deliberation = current(caseNumber);
        long session = deliberation.id();
        Round round = round(session, deliberation.round());
        if (!round.proposal().sha256().equals(round.sha256())) {
            throw new IllegalStateException("the proposal of round " + round.number() + " of " + caseNumber
                    + " is not the one that was put to the vote");
        }
        rounds.closeVotes(session, round.number(), clock.instant());
        return Tally.of(
                round,
                rounds.of(session),
                sittings.participants(session),
                votesIn(session, round.number()),
                rounds.hearings(session));
    }

    /** The table {@code consensus} has spoken. */
    public void decide(String caseNumber, Round.Decision decision) {
        Deliberation deliberation = current(caseNumber);
        if (rounds.decide(deliberation.id(), deliberation.round(), decision)) {
            note(
                    caseNumber,
                    "deliberation.consensusReached",
                    Map.of(
                            "round", deliberation.round(),
                            "consensus", decision.consensus().word(),
                            "rule", decision.rule(),
                            "reason", decision.reason()));
        }
    }

    /** The next round, unless it is open already; returns how many count against the limit, it included. */
    public int openNextRound(String caseNumber) {
        Deliberation deliberation = current(caseNumber);
        int round = rounds.last(deliberation.id()) + 1;
        sittings.setRound(deliberation.id(), round);
        return Round.counted(round, rounds.of(deliberation.id()));
    }

    /** A person takes an undecided round out of the hands of the table {@code consensus}. */
    public void endRound(Deliberation deliberation, Round round, Consensus as, String reason) {
        rounds.closeVotes(deliberation.id(), round.number(), clock.instant());
        rounds.decide(deliberation.id(), round.number(), new Round.Decision(as, as.word(), reason));
    }

    /** The proposal that was voted on last is put to the vote again, in the round that is open now. */
    public void putAgain(String caseNumber, Round last) {
        Deliberation deliberation = current(caseNumber);
        rounds.insert(
                deliberation.id(),
                new Round(
                        deliberation.round(), last.proposal(), last.sha256(), last.by(), clock.instant(), null, null));
    }

    /** What was heard on the proposal that was put last; the next one is put in a new round. */
    public void hear(String caseNumber, String members, String opinions, String conclusion, Actor by) {
        Deliberation deliberation = current(caseNumber);
        rounds.insertHearing(
                deliberation.id(),
                new Hearing(deliberation.round(), members, opinions, conclusion, by, clock.instant()));
        openNextRound(caseNumber);
    }

    /** The proposal that was voted on last. */
    public Proposal proposal(String caseNumber) {
        Deliberation deliberation = current(caseNumber);
        return round(deliberation.id(), deliberation.round()).proposal();
    }

    /** How the owners voted, not yet judged. */
    public void recordOwnersVote(String caseNumber, OwnersVote.Count count, Actor by) {
        count.mustAddUp();
        Deliberation deliberation = current(caseNumber);
        rounds.insertOwnersVote(
                deliberation.id(), new OwnersVote(deliberation.round(), count, null, null, by, clock.instant()));
    }

    /** The table {@code owners-vote} has spoken. */
    public void decideOwnersVote(String caseNumber, boolean carried, String rule) {
        Deliberation deliberation = current(caseNumber);
        if (rounds.decideOwnersVote(deliberation.id(), deliberation.round(), carried, rule)) {
            note(caseNumber, "deliberation.ownersDecided", Map.of("carried", carried, "rule", rule));
        }
    }

    /** A seat signs the minutes or puts its dissent under them. */
    public void sign(String caseNumber, String seat, Signature.Mark mark, String dissent, Actor by) {
        FormRejected.unless(mark != Signature.Mark.UNSIGNED, "signature", "签署意见", "signature-missing");
        FormRejected.unless(
                mark != Signature.Mark.DISSENT || !dissent.isBlank(), "dissent", "保留的意见", "dissent-missing");
        seatActs.insert(current(caseNumber).id(), new Signature(seat, mark, dissent, by, clock.instant()));
    }

    /** The time to sign is up: who has not signed is kept so. */
    public void recordUnsigned(String caseNumber) {
        long session = current(caseNumber).id();
        List<String> unsigned = missing(session, seatActs.signatures(session), Signature::seat);
        unsigned.forEach(seat -> seatActs.insert(session, Signature.unsigned(seat, clock.instant())));
        noteSeats(caseNumber, "deliberation.unsignedRecorded", unsigned);
    }

    /** Agreed: the commitments of the last round bind from now on. */
    public void conclude(String caseNumber) {
        Deliberation deliberation = current(caseNumber);
        if (sittings.close(deliberation.id(), "agreed", clock.instant())) {
            commitments.bind(deliberation.id(), deliberation.round());
            note(
                    caseNumber,
                    "deliberation.agreed",
                    Map.of(
                            "round", deliberation.round(),
                            "proposalSha256",
                                    round(deliberation.id(), deliberation.round())
                                            .sha256()));
        }
    }

    /** Not agreed: nothing binds anybody. */
    public void fail(String caseNumber) {
        Deliberation deliberation = current(caseNumber);
        if (sittings.close(deliberation.id(), "notAgreed", clock.instant())) {
            note(caseNumber, "deliberation.notAgreed", Map.of("round", deliberation.round()));
        }
    }

    /** Every deliberation of the case, oldest first. Votes of an open round are not among them. */
    @Transactional(readOnly = true)
    public List<Proceedings> proceedings(String caseNumber) {
        return sittings.all(caseNumber).stream().map(this::proceedings).toList();
    }

    /** The last deliberation, with the votes of its closed rounds. */
    @Transactional(readOnly = true)
    public Proceedings lastProceedings(String caseNumber) {
        return proceedings(current(caseNumber));
    }

    private Proceedings proceedings(Deliberation deliberation) {
        long session = deliberation.id();
        List<Round> put = rounds.of(session);
        Set<Integer> closed =
                put.stream().filter(Round::closed).map(Round::number).collect(Collectors.toSet());
        return new Proceedings(
                deliberation,
                sittings.meetingOf(session),
                sittings.participants(session),
                seatActs.positions(session),
                put,
                rounds.votes(session).stream()
                        .filter(vote -> closed.contains(vote.round()))
                        .toList(),
                rounds.hearings(session),
                rounds.ownersVotes(session),
                seatActs.signatures(session),
                commitments.of(session));
    }

    private Deliberation current(String caseNumber) {
        return sittings.latest(caseNumber)
                .orElseThrow(() -> new IllegalStateException("no deliberation of " + caseNumber + " was opened"));
    }

    private Round round(long session, int number) {
        return rounds.of(session).stream()
                .filter(round -> round.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("round " + number + " has no proposal yet"));
    }

    private List<Vote> votesIn(long session, int round) {
        return rounds.votes(session).stream()
                .filter(vote -> vote.round() == round)
                .toList();
    }

    private <T> List<String> missing(long session, Collection<T> given, Function<T, String> seat) {
        Set<String> heard = given.stream().map(seat).collect(Collectors.toSet());
        return sittings.participants(session).stream()
                .filter(Participant::present)
                .map(Participant::seat)
                .filter(s -> !heard.contains(s))
                .toList();
    }

    /** No agreement without a commitment, no commitment without an owner at the table and a day that can be met. */
    private void mustBindSomebody(Proposal proposal, List<Participant> participants) {
        FormRejected.unless(!proposal.commitments().isEmpty(), "commitment1Owner", "承诺一", "no-commitment");
        Set<String> present = participants.stream()
                .filter(Participant::present)
                .map(Participant::seat)
                .collect(Collectors.toSet());
        LocalDate today = LocalDate.now(clock);
        for (Promise promise : proposal.commitments()) {
            FormRejected.unless(
                    present.contains(promise.owner()), promise.field("Owner"), promise.label(), "owner-absent");
            FormRejected.unless(!promise.dueOn().isBefore(today), promise.field("DueOn"), promise.label(), "due-past");
            FormRejected.unless(
                    !promise.dueOn().isAfter(today.plus(FURTHEST_COMMITMENT)),
                    promise.field("DueOn"),
                    promise.label(),
                    "due-far");
        }
    }

    private void noteSeats(String caseNumber, String act, List<String> seats) {
        if (!seats.isEmpty()) {
            note(caseNumber, act, Map.of("seats", seats));
        }
    }

    private void note(String caseNumber, String act, Map<String, Object> content) {
        caseFiles.record(caseNumber, act, Actor.SYSTEM, null, content);
    }
}
