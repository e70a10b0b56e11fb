package org.wufang.deliberation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

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

    /** Those of the agreed round bind from now on. */
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

    /** Those that were ever binding. */
    List<Commitment> of(long session) {
        Map<Long, List<Fulfilment>> attempts = jdbc
                .sql(FULFILMENT + "join deliberation_commitment c on c.id = f.commitment_id where c.session_id = ?"
                        + " order by f.commitment_id, f.attempt")
                .param(session)
                .query((rs, row) -> Map.entry(rs.getLong("commitment_id"), fulfilment(rs, row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql(COMMITMENT + "where c.session_id = ? and c.state <> 'proposed' order by c.round, c.slot")
                .param(session)
                .query((rs, row) -> commitment(rs, attempts.getOrDefault(rs.getLong("id"), List.of())))
                .list();
    }

    Optional<Commitment> find(long id) {
        List<Fulfilment> attempts = jdbc.sql(FULFILMENT + "where f.commitment_id = ? order by f.attempt")
                .param(id)
                .query(CommitmentRepository::fulfilment)
                .list();
        return jdbc.sql(COMMITMENT + "where c.id = ?")
                .param(id)
                .query((rs, row) -> commitment(rs, attempts))
                .optional();
    }

    void insertFulfilment(long commitment, Fulfilment fulfilment) {
        Actor by = fulfilment.by();
        jdbc.sql("insert into deliberation_fulfilment (commitment_id, attempt, done, evidence, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        commitment,
                        fulfilment.attempt(),
                        fulfilment.done(),
                        fulfilment.evidence(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        DeliberationRepository.utc(fulfilment.at()))
                .update();
    }

    void verify(long commitment, int attempt, Commitment.Verdict verdict, String finding, String verifier, Instant at) {
        jdbc.sql("update deliberation_fulfilment set verdict = ?, finding = ?, verifier = ?, verified_at = ?"
                        + " where commitment_id = ? and attempt = ? and verdict is null")
                .params(verdict.word(), finding, verifier, DeliberationRepository.utc(at), commitment, attempt)
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
        Map<Long, List<Fulfilment>> attempts = jdbc
                .sql(FULFILMENT + "join deliberation_commitment c on c.id = f.commitment_id"
                        + " join deliberation_session s on s.id = c.session_id where s.community = ?"
                        + " order by f.commitment_id, f.attempt")
                .param(community)
                .query((rs, row) -> Map.entry(rs.getLong("commitment_id"), fulfilment(rs, row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql(COMMITMENT + "where s.community = ? and p.acted_by = ? and c.state <> 'proposed'"
                        + " order by c.due_on, c.id")
                .params(community, actedBy)
                .query((rs, row) -> Map.entry(
                        rs.getString("case_number"),
                        commitment(rs, attempts.getOrDefault(rs.getLong("id"), List.of()))))
                .list();
    }

    void settle(long commitment, Commitment.State state) {
        jdbc.sql("update deliberation_commitment set state = ? where id = ?")
                .params(state.word(), commitment)
                .update();
    }

    private static Commitment commitment(ResultSet rs, List<Fulfilment> attempts) throws SQLException {
        return new Commitment(
                rs.getLong("id"),
                rs.getString("community"),
                new Promise(
                        rs.getInt("slot"),
                        rs.getString("owner"),
                        rs.getString("measure"),
                        rs.getObject("due_on", LocalDate.class)),
                rs.getString("acted_by"),
                Commitment.State.of(rs.getString("state")),
                attempts,
                rs.getObject("revises", Long.class));
    }

    private static Commitment.@Nullable Verdict verdict(@Nullable String word) {
        return word == null ? null : Commitment.Verdict.of(word);
    }

    private static Fulfilment fulfilment(ResultSet rs, int row) throws SQLException {
        return new Fulfilment(
                rs.getInt("attempt"),
                rs.getString("done"),
                rs.getString("evidence"),
                DeliberationRepository.actor(rs),
                DeliberationRepository.instant(rs, "at"),
                verdict(rs.getString("verdict")),
                rs.getString("finding"),
                rs.getString("verifier"),
                DeliberationRepository.instantOrNull(rs, "verified_at"));
    }
}
