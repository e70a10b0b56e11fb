package org.wufang.deliberation;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/**
 * The tables {@code deliberation_round}, {@code deliberation_vote}, {@code deliberation_hearing} and
 * {@code deliberation_owners_vote}; a round's promises are rows of {@code deliberation_commitment} from the beginning.
 */
@Repository
class RoundRepository {

    private final JdbcClient jdbc;

    RoundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, Round round) {
        Proposal proposal = round.proposal();
        Insert.into("deliberation_round")
                .set("session_id", session)
                .set("round", round.number())
                .set("proposal", proposal.text())
                .set("options", proposal.options())
                .set("legal_basis", proposal.legalBasis())
                .set("cost", proposal.cost())
                .set("payer", proposal.payer())
                .set("owners_item", proposal.ownersItem().word())
                .set("expert_item", proposal.expertItem())
                .set("sha256", round.sha256())
                .actor(round.by())
                .set("at", round.at())
                .run(jdbc);
        for (Promise promise : proposal.commitments()) {
            Insert.into("deliberation_commitment")
                    .set("session_id", session)
                    .set("round", round.number())
                    .set("slot", promise.slot())
                    .set("owner", promise.owner())
                    .set("measure", promise.measure())
                    .set("due_on", promise.dueOn())
                    .set("state", "proposed")
                    .run(jdbc);
        }
    }

    /** The round that was put to the vote last; 0 before the first. */
    int last(long session) {
        return jdbc.sql("select coalesce(max(round), 0) from deliberation_round where session_id = ?")
                .param(session)
                .query(Integer.class)
                .single();
    }

    List<Round> of(long session) {
        Map<Integer, List<Promise>> promises = jdbc.sql(
                        "select round, slot, owner, measure, due_on from deliberation_commitment"
                                + " where session_id = ? and revises is null order by round, slot")
                .param(session)
                .query(Row.grouped(row -> row.integer("round"), RoundRepository::promise));
        return jdbc.sql("select round, proposal, options, legal_basis, cost, payer, owners_item, expert_item, sha256,"
                        + " person, role, unit, at, closed_at, consensus, rule, reason"
                        + " from deliberation_round where session_id = ? order by round")
                .param(session)
                .query(Row.as(row -> round(row, promises.getOrDefault(row.integer("round"), List.of()))))
                .list();
    }

    void closeVotes(long session, int round, Instant at) {
        jdbc.sql("update deliberation_round set closed_at = ?"
                        + " where session_id = ? and round = ? and closed_at is null")
                .params(utc(at), session, round)
                .update();
    }

    /** Whether it was undecided until now. */
    boolean decide(long session, int round, Round.Decision decision) {
        return jdbc.sql("update deliberation_round set consensus = ?, rule = ?, reason = ?"
                                + " where session_id = ? and round = ? and consensus is null")
                        .params(decision.consensus().word(), decision.rule(), decision.reason(), session, round)
                        .update()
                == 1;
    }

    void insertVote(long session, Vote vote) {
        Insert.into("deliberation_vote")
                .set("session_id", session)
                .set("round", vote.round())
                .set("seat", vote.seat())
                .set("choice", kept(vote.ballot().choice()).word())
                .set("conditions", String.join("\n", vote.ballot().conditions()))
                .set("reason", vote.ballot().reason())
                .set("legal_basis", vote.ballot().legalBasis())
                .set("task_id", vote.taskId())
                .actor(vote.by())
                .set("at", vote.at())
                .run(jdbc);
    }

    /** The paper on which a seat may vote now; empty when no proposal of the case was ever put to the vote. */
    Optional<BallotPaper> ballotPaper(String caseNumber, String seat) {
        return jdbc.sql("select r.session_id, r.round, r.closed_at, v.seat as voted from deliberation_round r"
                        + " left join deliberation_vote v"
                        + " on v.session_id = r.session_id and v.round = r.round and v.seat = ?"
                        + " where r.session_id = (select max(id) from deliberation_session where case_number = ?)"
                        + " order by r.round desc fetch first 1 row only")
                .params(seat, caseNumber)
                .query(Row.as(row -> new BallotPaper(
                        row.number("session_id"),
                        row.integer("round"),
                        row.instantOrNull("closed_at") == null,
                        row.textOrNull("voted") != null)))
                .optional();
    }

    /** @param used whether the seat has voted in this round */
    record BallotPaper(long session, int round, boolean open, boolean used) {}

    List<Vote> votes(long session) {
        return jdbc.sql("select round, seat, choice, conditions, reason, legal_basis, task_id, person, role, unit, at"
                        + " from deliberation_vote where session_id = ? order by round, at, seat")
                .param(session)
                .query(Row.as(row -> new Vote(
                        row.integer("round"),
                        row.text("seat"),
                        ballot(row),
                        row.textOrNull("task_id"),
                        row.actor(),
                        row.instant("at"))))
                .list();
    }

    /** Tasks whose votes are cast in a round that is still open. */
    List<String> tasksOfOpenVotes(String caseNumber) {
        return jdbc.sql("select v.task_id from deliberation_vote v"
                        + " join deliberation_round r on r.session_id = v.session_id and r.round = v.round"
                        + " join deliberation_session s on s.id = v.session_id"
                        + " where s.case_number = ? and r.closed_at is null and v.task_id is not null")
                .param(caseNumber)
                .query(String.class)
                .list();
    }

    void insertHearing(long session, Hearing hearing) {
        Insert.into("deliberation_hearing")
                .set("session_id", session)
                .set("round", hearing.round())
                .set("members", hearing.members())
                .set("opinions", hearing.opinions())
                .set("conclusion", hearing.conclusion())
                .actor(hearing.by())
                .set("at", hearing.at())
                .run(jdbc);
    }

    List<Hearing> hearings(long session) {
        return jdbc.sql("select round, members, opinions, conclusion, person, role, unit, at"
                        + " from deliberation_hearing where session_id = ? order by round")
                .param(session)
                .query(Row.as(row -> new Hearing(
                        row.integer("round"),
                        row.text("members"),
                        row.text("opinions"),
                        row.text("conclusion"),
                        row.actor(),
                        row.instant("at"))))
                .list();
    }

    void insertOwnersVote(long session, OwnersVote vote) {
        Insert.into("deliberation_owners_vote")
                .set("session_id", session)
                .set("round", vote.round())
                .set("area_total", vote.count().areaTotal())
                .set("area_taking", vote.count().areaTaking())
                .set("area_for", vote.count().areaFor())
                .set("owners_total", vote.count().ownersTotal())
                .set("owners_taking", vote.count().ownersTaking())
                .set("owners_for", vote.count().ownersFor())
                .actor(vote.by())
                .set("at", vote.at())
                .run(jdbc);
    }

    /** Whether there was such a vote, undecided until now. */
    boolean decideOwnersVote(long session, int round, boolean carried, String rule) {
        return jdbc.sql("update deliberation_owners_vote set carried = ?, rule = ?"
                                + " where session_id = ? and round = ? and carried is null")
                        .params(carried, rule, session, round)
                        .update()
                == 1;
    }

    List<OwnersVote> ownersVotes(long session) {
        return jdbc.sql("select round, area_total, area_taking, area_for, owners_total, owners_taking, owners_for,"
                        + " carried, rule, person, role, unit, at"
                        + " from deliberation_owners_vote where session_id = ? order by round")
                .param(session)
                .query(Row.as(row -> new OwnersVote(
                        row.integer("round"),
                        new OwnersVote.Count(
                                row.number("area_total"),
                                row.number("area_taking"),
                                row.number("area_for"),
                                row.number("owners_total"),
                                row.number("owners_taking"),
                                row.number("owners_for")),
                        row.flagOrNull("carried"),
                        row.textOrNull("rule"),
                        row.actor(),
                        row.instant("at"))))
                .list();
    }

    static Promise promise(Row row) {
        return new Promise(row.integer("slot"), row.text("owner"), row.text("measure"), row.day("due_on"));
    }

    /** A legal objection is kept as an opposition with a legal basis, as those of the first release are. */
    private static Choice kept(Choice choice) {
        return choice == Choice.LEGAL_OBJECTION ? Choice.OPPOSE : choice;
    }

    private static Ballot ballot(Row row) {
        Choice kept = row.word("choice", Choice::of);
        String legalBasis = row.text("legal_basis");
        return new Ballot(
                kept == Choice.OPPOSE && !legalBasis.isBlank() ? Choice.LEGAL_OBJECTION : kept,
                row.text("conditions").lines().toList(),
                row.text("reason"),
                legalBasis);
    }

    private static Round round(Row row, List<Promise> promises) {
        return new Round(
                row.integer("round"),
                new Proposal(
                        row.text("proposal"),
                        row.text("options"),
                        row.text("legal_basis"),
                        row.decimalOrNull("cost"),
                        row.text("payer"),
                        row.word("owners_item", OwnersItem::of),
                        row.flag("expert_item"),
                        promises),
                row.text("sha256"),
                row.actor(),
                row.instant("at"),
                row.instantOrNull("closed_at"),
                row.wordOrNull(
                        "consensus",
                        consensus ->
                                new Round.Decision(Consensus.of(consensus), row.text("rule"), row.text("reason"))));
    }
}
