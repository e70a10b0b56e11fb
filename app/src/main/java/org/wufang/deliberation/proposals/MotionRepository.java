package org.wufang.deliberation.proposals;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The tables {@code deliberation_motion} and {@code deliberation_motion_answer}. */
@Repository
class MotionRepository {

    private final JdbcClient jdbc;

    MotionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, Motion motion) {
        Insert.into("deliberation_motion")
                .set("session_id", session)
                .set("number", motion.number())
                .set("after_round", motion.afterRound())
                .set("seat", motion.seat())
                .set("kind", motion.kind().word())
                .set("words", motion.text())
                .set("changes", motion.changes())
                .set("reason", motion.reason())
                .actor(motion.by())
                .set("at", motion.at())
                .run(jdbc);
    }

    void insertAnswer(long motion, Motion.Answer answer) {
        Insert.into("deliberation_motion_answer")
                .set("motion_id", motion)
                .set("round", answer.round())
                .set("answer", answer.word())
                .set("words", answer.words())
                .actor(answer.by())
                .set("at", answer.at())
                .run(jdbc);
    }

    /** Motions of a deliberation, oldest first. */
    List<Motion> all(long session) {
        Map<Long, List<Motion.Answer>> answers = jdbc.sql(
                        "select a.motion_id, a.round, a.answer, a.words, a.person, a.role, a.unit, a.at"
                                + " from deliberation_motion_answer a join deliberation_motion m on m.id = a.motion_id"
                                + " where m.session_id = ? order by a.motion_id, a.round")
                .param(session)
                .query(Row.grouped(row -> row.number("motion_id"), MotionRepository::answer));
        return jdbc.sql("select id, number, after_round, seat, kind, words, changes, reason, person, role, unit, at"
                        + " from deliberation_motion where session_id = ? order by number")
                .param(session)
                .query(Row.as(row -> new Motion(
                        row.number("id"),
                        row.integer("number"),
                        row.integer("after_round"),
                        row.text("seat"),
                        row.word("kind", Motion.Kind::of),
                        row.text("words"),
                        row.text("changes"),
                        row.text("reason"),
                        answers.getOrDefault(row.number("id"), List.of()),
                        row.actor(),
                        row.instant("at"))))
                .list();
    }

    private static Motion.Answer answer(Row row) {
        return new Motion.Answer(
                row.integer("round"),
                row.text("answer").equals("adopted"),
                row.text("words"),
                row.actor(),
                row.instant("at"));
    }
}
