package org.wufang.deliberation.commitments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Choice;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Promise;
import org.wufang.deliberation.Round;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/**
 * The door to the renegotiation (承诺重议) of one commitment that was kept in part: its owner proposes, the seats vote, blind
 * until all have voted. The commitment itself is never changed: another one takes its place, or it is broken.
 */
@Service
@Transactional
public class Renegotiations {

    private static final Set<String> CORE = Set.of("partyBranch", "residentsCommittee");

    private final RenegotiationRepository record;
    private final CommitmentBook commitments;
    private final Deliberations deliberations;
    private final CaseFiles caseFiles;
    private final Clock clock;

    Renegotiations(
            RenegotiationRepository record,
            CommitmentBook commitments,
            Deliberations deliberations,
            CaseFiles caseFiles,
            Clock clock) {
        this.record = record;
        this.commitments = commitments;
        this.deliberations = deliberations;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    /** Once for each commitment. */
    public void open(String caseNumber, long commitment) {
        if (!record.isKnown(commitment)) {
            record.open(commitment, clock.instant());
            note(caseNumber, "deliberation.renegotiationOpened", commitment, Map.of());
        }
    }

    /**
     * The commitment's owner proposes another measure and day.
     *
     * @throws FormRejected when the day is over, or too far off
     */
    public void propose(long commitment, String measure, LocalDate dueOn, String reason, Actor by) {
        LocalDate today = LocalDate.now(clock);
        FormRejected.unless(!dueOn.isBefore(today), "revisedDueOn", "改议后的完成日期", "due-past");
        FormRejected.unless(
                !dueOn.isAfter(today.plus(Deliberations.FURTHEST_COMMITMENT)), "revisedDueOn", "改议后的完成日期", "due-far");
        int round = record.revisions(commitment).size() + 1;
        record.propose(
                commitment,
                new Revision(commitment, round, measure, dueOn, reason, by, clock.instant(), null, null, List.of()));
    }

    /**
     * One seat's vote on the revision that was proposed last.
     *
     * @throws Problem {@code round-closed} or {@code already-voted}, 409
     */
    public void vote(long commitment, String seat, String vote, String reason, String taskId, Actor by) {
        Choice choice = Choice.of(vote);
        FormRejected.unless(choice != Choice.OPPOSE || !reason.isBlank(), "reason", "反对的理由", "opposing-reason-missing");
        Revision revision = proposed(commitment);
        if (revision.closedAt() != null) {
            throw new Problem("round-closed");
        }
        if (revision.votes().stream().map(Revision.Vote::seat).anyMatch(seat::equals)) {
            throw new Problem("already-voted");
        }
        record.vote(commitment, new Revision.Vote(revision.round(), seat, choice, reason, by, clock.instant()), taskId);
    }

    /** The time to vote is up: who has not voted is kept as missing. */
    public void recordMissingVotes(String caseNumber, long commitment) {
        Revision revision = proposed(commitment);
        Set<String> voted = revision.votes().stream().map(Revision.Vote::seat).collect(Collectors.toSet());
        List<String> missing =
                present(caseNumber).filter(seat -> !voted.contains(seat)).toList();
        missing.forEach(seat -> record.vote(
                commitment,
                new Revision.Vote(revision.round(), seat, Choice.MISSING, "", Actor.SYSTEM, clock.instant()),
                null));
        if (!missing.isEmpty()) {
            note(caseNumber, "deliberation.revisionVotesMissing", commitment, Map.of("seats", missing));
        }
    }

    /** Closes the round's votes and counts them. */
    public Revision.Count tally(String caseNumber, long commitment) {
        Revision revision = proposed(commitment);
        record.closeVotes(commitment, revision.round(), clock.instant());
        List<Revision.Vote> cast =
                revision.votes().stream().filter(Revision.Vote::cast).toList();
        return new Revision.Count(
                revision.round(),
                (int) present(caseNumber).count(),
                cast.size(),
                count(cast, Choice.AGREE),
                count(cast, Choice.OPPOSE),
                count(cast, Choice.ABSTAIN),
                cast.stream().map(Revision.Vote::seat).filter(CORE::contains).count() == CORE.size());
    }

    /** The table {@code consensus} has spoken. */
    public void decide(String caseNumber, long commitment, Round.Decision decision) {
        int round = proposed(commitment).round();
        if (record.decide(commitment, round, decision)) {
            note(
                    caseNumber,
                    "deliberation.revisionDecided",
                    commitment,
                    Map.of(
                            "round", round,
                            "consensus", decision.consensus().word(),
                            "rule", decision.rule(),
                            "reason", decision.reason()));
        }
    }

    /** Agreed: what was proposed last takes the commitment's place. Returns the new one's id. */
    public long revise(String caseNumber, long commitment) {
        Revision agreed = proposed(commitment);
        if (!record.close(commitment, "revised", clock.instant())) {
            throw new IllegalStateException("the renegotiation of commitment " + commitment + " is over");
        }
        note(
                caseNumber,
                "deliberation.commitmentRevised",
                commitment,
                Map.of(
                        "revisedMeasure",
                        agreed.measure(),
                        "revisedDueOn",
                        agreed.dueOn().toString()));
        return commitments.revise(commitment, agreed.measure(), agreed.dueOn());
    }

    /** Nothing was proposed in time, or not agreed on: the commitment was not kept. */
    public void fail(String caseNumber, long commitment) {
        if (record.close(commitment, "notRevised", clock.instant())) {
            commitments.giveUp(commitment);
            note(caseNumber, "deliberation.commitmentNotRevised", commitment, Map.of());
        }
    }

    /** The rounds of a commitment's renegotiation, oldest first, without the votes of the open one. */
    @Transactional(readOnly = true)
    public List<Revision> revisions(long commitment) {
        return record.revisions(commitment).stream()
                .map(Renegotiations::withoutOpenVotes)
                .toList();
    }

    /** Tasks whose votes nobody may see yet. */
    @Transactional(readOnly = true)
    public Set<String> tasksOfOpenVotes(String caseNumber) {
        return Set.copyOf(record.tasksOfOpenVotes(caseNumber));
    }

    private static Revision withoutOpenVotes(Revision revision) {
        return revision.closedAt() != null
                ? revision
                : new Revision(
                        revision.commitment(),
                        revision.round(),
                        revision.measure(),
                        revision.dueOn(),
                        revision.reason(),
                        revision.by(),
                        revision.at(),
                        null,
                        null,
                        List.of());
    }

    private Revision proposed(long commitment) {
        List<Revision> all = record.revisions(commitment);
        if (all.isEmpty()) {
            throw new IllegalStateException("no revision of commitment " + commitment + " was proposed");
        }
        return all.get(all.size() - 1);
    }

    private Stream<String> present(String caseNumber) {
        return deliberations.lastParticipants(caseNumber).stream()
                .filter(Participant::present)
                .map(Participant::seat);
    }

    private static int count(List<Revision.Vote> votes, Choice choice) {
        return (int) votes.stream().filter(vote -> vote.choice() == choice).count();
    }

    private void note(String caseNumber, String act, long commitment, Map<String, Object> particulars) {
        Map<String, Object> content = new HashMap<>(particulars);
        Promise promise = commitments.get(commitment).promise();
        content.put("owner", promise.owner());
        content.put("measure", promise.measure());
        caseFiles.record(caseNumber, act, Actor.SYSTEM, null, content);
    }
}
