package org.wufang.deliberation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The tables {@code deliberation_commitment} and {@code deliberation_fulfilment}. */
@Repository
class CommitmentRepository {

    private static final String COMMITMENT = "select c.id, s.community, c.slot, c.owner, c.measure, c.due_on, c.state,"
            + " c.revises, s.case_number, p.acted_by from deliberation_commitment c join deliberation_session s on s.id = c.session_id"
            + " join deliberation_participant p on p.session_id = c.session_id and p.seat = c.owner ";

    private static final String FULFILMENT = "select f.commitment_id, f.attempt, f.done, f.evidence, f.person, f.role,"
            + " f.unit, f.at, f.verdict, f.finding, f.verifier, f.verified_at from deliberation_fulfilment f ";

    private final JdbcClient jdbc;

    CommitmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Commitments of the agreed round bind from now on. */
    void bind(long session, int round) {
        jdbc.sql("update deliberation_commitment set state = 'open'"
                        + " where session_id = ? and round = ? and state = 'proposed'")
                .params(session, round)
                .update();
    }

    /** What earlier deliberations of the case left open binds no longer. */
    void supersede(String caseNumber) {
        jdbc.sql("update deliberation_commitment set state = 'superseded'"
                        + " where state in ('open', 'renegotiating') and session_id in"
                        + " (select id from deliberation_session where case_number = ?)")
                .param(caseNumber)
                .update();
    }

    /** The deliberation's commitments that were ever binding. */
    List<Commitment> of(long session) {
        Map<Long, List<Fulfilment>> attempts = attempts(
                jdbc.sql(FULFILMENT + "join deliberation_commitment c on c.id = f.commitment_id where c.session_id = ?"
                                + " order by f.commitment_id, f.attempt")
                        .param(session));
        return jdbc.sql(COMMITMENT + "where c.session_id = ? and c.state <> 'proposed' order by c.round, c.slot")
                .param(session)
                .query(Row.as(row -> commitment(row, attempts)))
                .list();
    }

    Optional<Commitment> find(long id) {
        Map<Long, List<Fulfilment>> attempts =
                attempts(jdbc.sql(FULFILMENT + "where f.commitment_id = ? order by f.attempt")
                        .param(id));
        return jdbc.sql(COMMITMENT + "where c.id = ?")
                .param(id)
                .query(Row.as(row -> commitment(row, attempts)))
                .optional();
    }

    void insertFulfilment(long commitment, Fulfilment fulfilment) {
        Insert.into("deliberation_fulfilment")
                .set("commitment_id", commitment)
                .set("attempt", fulfilment.attempt())
                .set("done", fulfilment.done())
                .set("evidence", fulfilment.evidence())
                .actor(fulfilment.by())
                .set("at", fulfilment.at())
                .run(jdbc);
    }

    void verify(long commitment, int attempt, Commitment.Verdict verdict, String finding, String verifier, Instant at) {
        jdbc.sql("update deliberation_fulfilment set verdict = ?, finding = ?, verifier = ?, verified_at = ?"
                        + " where commitment_id = ? and attempt = ? and verdict is null")
                .params(verdict.word(), finding, verifier, Row.utc(at), commitment, attempt)
                .update();
    }

    /** Another one of the same owner in its place; returns its id. */
    long revise(long commitment, String measure, LocalDate dueOn) {
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("insert into deliberation_commitment"
                        + " (session_id, round, slot, owner, measure, due_on, state, revises)"
                        + " select c.session_id, c.round, (select max(o.slot) + 1 from deliberation_commitment o"
                        + " where o.session_id = c.session_id and o.round = c.round), c.owner, ?, ?, 'open', c.id"
                        + " from deliberation_commitment c where c.id = ?")
                .params(measure, dueOn, commitment)
                .update(id, "id");
        settle(commitment, Commitment.State.REVISED);
        return id.getKeyAs(Long.class);
    }

    /** What a party was ever bound to in its own name or for an empty seat, with the number of its case. */
    List<Map.Entry<String, Commitment>> ofParty(String community, String actedBy) {
        Map<Long, List<Fulfilment>> attempts =
                attempts(jdbc.sql(FULFILMENT + "join deliberation_commitment c on c.id = f.commitment_id"
                                + " join deliberation_session s on s.id = c.session_id where s.community = ?"
                                + " order by f.commitment_id, f.attempt")
                        .param(community));
        return jdbc.sql(COMMITMENT + "where s.community = ? and p.acted_by = ? and c.state <> 'proposed'"
                        + " order by c.due_on, c.id")
                .params(community, actedBy)
                .query(Row.as(row -> Map.entry(row.text("case_number"), commitment(row, attempts))))
                .list();
    }

    void settle(long commitment, Commitment.State state) {
        jdbc.sql("update deliberation_commitment set state = ? where id = ?")
                .params(state.word(), commitment)
                .update();
    }

    private static Map<Long, List<Fulfilment>> attempts(JdbcClient.StatementSpec fulfilments) {
        return fulfilments.query(Row.grouped(row -> row.number("commitment_id"), CommitmentRepository::fulfilment));
    }

    private static Commitment commitment(Row row, Map<Long, List<Fulfilment>> attempts) {
        return new Commitment(
                row.number("id"),
                row.text("community"),
                RoundRepository.promise(row),
                row.text("acted_by"),
                row.word("state", Commitment.State::of),
                attempts.getOrDefault(row.number("id"), List.of()),
                row.numberOrNull("revises"));
    }

    private static Fulfilment fulfilment(Row row) {
        return new Fulfilment(
                row.integer("attempt"),
                row.text("done"),
                row.text("evidence"),
                row.actor(),
                row.instant("at"),
                row.wordOrNull("verdict", Commitment.Verdict::of),
                row.textOrNull("finding"),
                row.textOrNull("verifier"),
                row.instantOrNull("verified_at"));
    }
}
