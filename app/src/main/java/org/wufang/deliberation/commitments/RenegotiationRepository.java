package org.wufang.deliberation.commitments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.deliberation.Choice;
import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.Round;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The tables {@code deliberation_renegotiation} and {@code deliberation_revision*}. */
@Repository
class RenegotiationRepository {

    private final JdbcClient jdbc;

    RenegotiationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isKnown(long commitment) {
        return jdbc.sql("select count(*) from deliberation_renegotiation where commitment_id = ?")
                        .param(commitment)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void open(long commitment, Instant at) {
        Insert.into("deliberation_renegotiation")
                .set("commitment_id", commitment)
                .set("outcome", "open")
                .set("opened_at", at)
                .run(jdbc);
    }

    /** Whether it was open until now. */
    boolean close(long commitment, String outcome, Instant at) {
        return jdbc.sql("update deliberation_renegotiation set outcome = ?, closed_at = ?"
                                + " where commitment_id = ? and outcome = 'open'")
                        .params(outcome, Row.utc(at), commitment)
                        .update()
                == 1;
    }

    void propose(long commitment, Revision revision) {
        Insert.into("deliberation_revision")
                .set("commitment_id", commitment)
                .set("round", revision.round())
                .set("measure", revision.measure())
                .set("due_on", revision.dueOn())
                .set("reason", revision.reason())
                .actor(revision.by())
                .set("at", revision.at())
                .run(jdbc);
    }

    void vote(long commitment, Revision.Vote vote, @Nullable String taskId) {
        Insert.into("deliberation_revision_vote")
                .set("commitment_id", commitment)
                .set("round", vote.round())
                .set("seat", vote.seat())
                .set("choice", vote.choice().word())
                .set("reason", vote.reason())
                .set("task_id", taskId)
                .actor(vote.by())
                .set("at", vote.at())
                .run(jdbc);
    }

    void closeVotes(long commitment, int round, Instant at) {
        jdbc.sql("update deliberation_revision set closed_at = ?"
                        + " where commitment_id = ? and round = ? and closed_at is null")
                .params(Row.utc(at), commitment, round)
                .update();
    }

    /** Whether it was undecided until now. */
    boolean decide(long commitment, int round, Round.Decision decision) {
        return jdbc.sql("update deliberation_revision set consensus = ?, rule = ?, decision_reason = ?"
                                + " where commitment_id = ? and round = ? and consensus is null")
                        .params(decision.consensus().word(), decision.rule(), decision.reason(), commitment, round)
                        .update()
                == 1;
    }

    /** Every round with every vote, those of an open round included; oldest first. */
    List<Revision> revisions(long commitment) {
        Map<Integer, List<Revision.Vote>> votes = jdbc.sql(
                        "select round, seat, choice, reason, person, role, unit, at from deliberation_revision_vote"
                                + " where commitment_id = ? order by round, at, seat")
                .param(commitment)
                .query(Row.grouped(row -> row.integer("round"), RenegotiationRepository::vote));
        return jdbc.sql("select commitment_id, round, measure, due_on, reason, person, role, unit, at, closed_at,"
                        + " consensus, rule, decision_reason from deliberation_revision where commitment_id = ?"
                        + " order by round")
                .param(commitment)
                .query(Row.as(row -> revision(row, votes.getOrDefault(row.integer("round"), List.of()))))
                .list();
    }

    /** Tasks whose votes are cast in a round that is still open. */
    List<String> tasksOfOpenVotes(String caseNumber) {
        return jdbc.sql("select v.task_id from deliberation_revision_vote v join deliberation_revision r"
                        + " on r.commitment_id = v.commitment_id and r.round = v.round"
                        + " join deliberation_commitment c on c.id = v.commitment_id"
                        + " join deliberation_session s on s.id = c.session_id"
                        + " where s.case_number = ? and r.closed_at is null and v.task_id is not null")
                .param(caseNumber)
                .query(String.class)
                .list();
    }

    private static Revision.Vote vote(Row row) {
        return new Revision.Vote(
                row.integer("round"),
                row.text("seat"),
                row.word("choice", Choice::of),
                row.text("reason"),
                row.actor(),
                row.instant("at"));
    }

    private static Revision revision(Row row, List<Revision.Vote> votes) {
        return new Revision(
                row.number("commitment_id"),
                row.integer("round"),
                row.text("measure"),
                row.day("due_on"),
                row.text("reason"),
                row.actor(),
                row.instant("at"),
                row.instantOrNull("closed_at"),
                row.wordOrNull(
                        "consensus",
                        consensus -> new Round.Decision(
                                Consensus.of(consensus), row.text("rule"), row.text("decision_reason"))),
                votes);
    }
}
