package org.wufang.deliberation.notice;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** The tables {@code deliberation_notice*}. */
@Repository
class NoticeRepository {

    private static final String OBJECTION =
            "select id, reason, person, role, unit, at, outcome, answer, answered_person as answered,"
                    + " answered_role, answered_unit, answered_at from deliberation_notice_objection ";

    private final JdbcClient jdbc;

    NoticeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void publish(long session, Instant at) {
        Insert.into("deliberation_notice")
                .set("session_id", session)
                .set("published_at", at)
                .run(jdbc);
    }

    Optional<Notice> find(long session) {
        return jdbc.sql("select published_at from deliberation_notice where session_id = ?")
                .param(session)
                .query(Row.as(row -> new Notice(row.instant("published_at"), runs(session), objections(session))))
                .optional();
    }

    void run(long session, Instant from, Instant endsAt) {
        jdbc.sql("insert into deliberation_notice_run (session_id, run, started_at, ends_at)"
                        + " values (?, (select count(*) + 1 from deliberation_notice_run where session_id = ?), ?, ?)")
                .params(session, session, utc(from), utc(endsAt))
                .update();
    }

    void stop(long session, Instant at) {
        jdbc.sql("update deliberation_notice_run set stopped_at = ? where session_id = ? and stopped_at is null")
                .params(utc(at), session)
                .update();
    }

    void object(long session, String reason, Actor by, Instant at) {
        Insert.into("deliberation_notice_objection")
                .set("session_id", session)
                .set("reason", reason)
                .actor(by)
                .set("at", at)
                .set("outcome", Objection.Outcome.OPEN.word())
                .run(jdbc);
    }

    void answer(long objection, Objection.Outcome outcome, String answer, Actor by, Instant at) {
        jdbc.sql("update deliberation_notice_objection set outcome = ?, answer = ?, answered_person = ?,"
                        + " answered_role = ?, answered_unit = ?, answered_at = ? where id = ? and outcome = 'open'")
                .params(outcome.word(), answer, by.person(), by.role(), by.unit(), utc(at), objection)
                .update();
    }

    /** Objections to the result of the deliberation before this one that brought the parties back. */
    List<Objection> agenda(long session) {
        return jdbc.sql(OBJECTION + "where outcome <> 'answered' and session_id = (select max(e.id) from"
                        + " deliberation_session e join deliberation_session s on s.case_number = e.case_number"
                        + " where s.id = ? and e.id < s.id) order by id")
                .param(session)
                .query(Row.as(NoticeRepository::objection))
                .list();
    }

    private List<Objection> objections(long session) {
        return jdbc.sql(OBJECTION + "where session_id = ? order by id")
                .param(session)
                .query(Row.as(NoticeRepository::objection))
                .list();
    }

    private List<Notice.Run> runs(long session) {
        return jdbc.sql("select started_at, ends_at, stopped_at from deliberation_notice_run where session_id = ?"
                        + " order by run")
                .param(session)
                .query(Row.as(row -> new Notice.Run(
                        row.instant("started_at"), row.instant("ends_at"), row.instantOrNull("stopped_at"))))
                .list();
    }

    private static Objection objection(Row row) {
        return new Objection(
                row.number("id"),
                row.text("reason"),
                row.actor(),
                row.instant("at"),
                row.word("outcome", Objection.Outcome::of),
                row.textOrNull("answer"),
                row.actorOrNull("answered"),
                row.instantOrNull("answered_at"));
    }
}
