package org.wufang.deliberation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

/** The tables {@code deliberation_notice*}. */
@Repository
class NoticeRepository {

    private static final String OBJECTION =
            "select id, reason, person, role, unit, at, outcome, answer, answered_person,"
                    + " answered_role, answered_unit, answered_at from deliberation_notice_objection ";

    private final JdbcClient jdbc;

    NoticeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void publish(long session, Instant at) {
        jdbc.sql("insert into deliberation_notice (session_id, published_at) values (?, ?)")
                .params(session, DeliberationRepository.utc(at))
                .update();
    }

    Optional<Notice> find(long session) {
        return jdbc.sql("select published_at from deliberation_notice where session_id = ?")
                .param(session)
                .query((rs, row) -> new Notice(
                        DeliberationRepository.instant(rs, "published_at"), runs(session), objections(session)))
                .optional();
    }

    void run(long session, Instant from, Instant endsAt) {
        jdbc.sql("insert into deliberation_notice_run (session_id, run, started_at, ends_at)"
                        + " values (?, (select count(*) + 1 from deliberation_notice_run where session_id = ?), ?, ?)")
                .params(session, session, DeliberationRepository.utc(from), DeliberationRepository.utc(endsAt))
                .update();
    }

    void stop(long session, Instant at) {
        jdbc.sql("update deliberation_notice_run set stopped_at = ? where session_id = ? and stopped_at is null")
                .params(DeliberationRepository.utc(at), session)
                .update();
    }

    void object(long session, String reason, Actor by, Instant at) {
        jdbc.sql("insert into deliberation_notice_objection (session_id, reason, person, role, unit, at, outcome)"
                        + " values (?, ?, ?, ?, ?, ?, 'open')")
                .params(session, reason, by.person(), by.role(), by.unit(), DeliberationRepository.utc(at))
                .update();
    }

    void answer(long objection, Objection.Outcome outcome, String answer, Actor by, Instant at) {
        jdbc.sql("update deliberation_notice_objection set outcome = ?, answer = ?, answered_person = ?,"
                        + " answered_role = ?, answered_unit = ?, answered_at = ? where id = ? and outcome = 'open'")
                .params(
                        outcome.word(),
                        answer,
                        by.person(),
                        by.role(),
                        by.unit(),
                        DeliberationRepository.utc(at),
                        objection)
                .update();
    }

    /** Objections to the result of the deliberation before this one that brought the parties back. */
    List<Objection> agenda(long session) {
        return jdbc.sql(OBJECTION + "where outcome <> 'answered' and session_id = (select max(e.id) from"
                        + " deliberation_session e join deliberation_session s on s.case_number = e.case_number"
                        + " where s.id = ? and e.id < s.id) order by id")
                .param(session)
                .query(NoticeRepository::objection)
                .list();
    }

    private List<Objection> objections(long session) {
        return jdbc.sql(OBJECTION + "where session_id = ? order by id")
                .param(session)
                .query(NoticeRepository::objection)
                .list();
    }

    private List<Notice.Run> runs(long session) {
        return jdbc.sql("select started_at, ends_at, stopped_at from deliberation_notice_run where session_id = ?"
                        + " order by run")
                .param(session)
                .query((rs, row) -> new Notice.Run(
                        DeliberationRepository.instant(rs, "started_at"),
                        DeliberationRepository.instant(rs, "ends_at"),
                        DeliberationRepository.instantOrNull(rs, "stopped_at")))
                .list();
    }

    private static Objection objection(ResultSet rs, int row) throws SQLException {
        String answerer = rs.getString("answered_person");
        return new Objection(
                rs.getLong("id"),
                rs.getString("reason"),
                DeliberationRepository.actor(rs),
                DeliberationRepository.instant(rs, "at"),
                Objection.Outcome.of(rs.getString("outcome")),
                rs.getString("answer"),
                answerer == null
                        ? null
                        : new Actor(answerer, rs.getString("answered_role"), rs.getString("answered_unit")),
                DeliberationRepository.instantOrNull(rs, "answered_at"));
    }
}
