package org.wufang.deliberation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

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
        jdbc.sql("insert into deliberation_renegotiation (commitment_id, outcome, opened_at) values (?, 'open', ?)")
                .params(commitment, DeliberationRepository.utc(at))
                .update();
    }

    /** Whether it was open until now. */
    boolean close(long commitment, String outcome, Instant at) {
        return jdbc.sql("update deliberation_renegotiation set outcome = ?, closed_at = ?"
                                + " where commitment_id = ? and outcome = 'open'")
                        .params(outcome, DeliberationRepository.utc(at), commitment)
                        .update()
                == 1;
    }

    void propose(long commitment, Revision revision) {
        Actor by = revision.by();
        jdbc.sql("insert into deliberation_revision"
                        + " (commitment_id, round, measure, due_on, reason, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        commitment,
                        revision.round(),
                        revision.measure(),
                        revision.dueOn(),
                        revision.reason(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        DeliberationRepository.utc(revision.at()))
                .update();
    }

    void vote(long commitment, Revision.Vote vote, @Nullable String taskId) {
        Actor by = vote.by();
        jdbc.sql("insert into deliberation_revision_vote"
                        + " (commitment_id, round, seat, choice, reason, task_id, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        commitment,
                        vote.round(),
                        vote.seat(),
                        vote.choice().word(),
                        vote.reason(),
                        taskId,
                        by.person(),
                        by.role(),
                        by.unit(),
                        DeliberationRepository.utc(vote.at()))
                .update();
    }

    void closeVotes(long commitment, int round, Instant at) {
        jdbc.sql("update deliberation_revision set closed_at = ?"
                        + " where commitment_id = ? and round = ? and closed_at is null")
                .params(DeliberationRepository.utc(at), commitment, round)
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
        Map<Integer, List<Revision.Vote>> votes = jdbc
                .sql("select round, seat, choice, reason, person, role, unit, at from deliberation_revision_vote"
                        + " where commitment_id = ? order by round, at, seat")
                .param(commitment)
                .query((rs, row) -> new Revision.Vote(
                        rs.getInt("round"),
                        rs.getString("seat"),
                        Choice.of(rs.getString("choice")),
                        rs.getString("reason"),
                        DeliberationRepository.actor(rs),
                        DeliberationRepository.instant(rs, "at")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Revision.Vote::round));
        return jdbc.sql("select commitment_id, round, measure, due_on, reason, person, role, unit, at, closed_at,"
                        + " consensus, rule, decision_reason from deliberation_revision where commitment_id = ?"
                        + " order by round")
                .param(commitment)
                .query((rs, row) -> revision(rs, votes.getOrDefault(rs.getInt("round"), List.of())))
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

    private static Revision revision(ResultSet rs, List<Revision.Vote> votes) throws SQLException {
        String consensus = rs.getString("consensus");
        return new Revision(
                rs.getLong("commitment_id"),
                rs.getInt("round"),
                rs.getString("measure"),
                rs.getObject("due_on", LocalDate.class),
                rs.getString("reason"),
                DeliberationRepository.actor(rs),
                DeliberationRepository.instant(rs, "at"),
                DeliberationRepository.instantOrNull(rs, "closed_at"),
                consensus == null
                        ? null
                        : new Round.Decision(
                                Consensus.of(consensus), rs.getString("rule"), rs.getString("decision_reason")),
                votes);
    }
}
