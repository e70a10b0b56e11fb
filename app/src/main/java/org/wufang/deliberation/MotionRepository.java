package org.wufang.deliberation;

import static org.wufang.deliberation.DeliberationRepository.actor;
import static org.wufang.deliberation.DeliberationRepository.instant;
import static org.wufang.deliberation.DeliberationRepository.utc;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

/** The tables {@code deliberation_motion} and {@code deliberation_motion_answer}. */
@Repository
class MotionRepository {

    private final JdbcClient jdbc;

    MotionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, Motion motion) {
        Actor by = motion.by();
        jdbc.sql("insert into deliberation_motion (session_id, number, after_round, seat, kind, words, changes, reason,"
                        + " person, role, unit, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        motion.number(),
                        motion.afterRound(),
                        motion.seat(),
                        motion.kind().word(),
                        motion.text(),
                        motion.changes(),
                        motion.reason(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(motion.at()))
                .update();
    }

    void insertAnswer(long motion, Motion.Answer answer) {
        Actor by = answer.by();
        jdbc.sql("insert into deliberation_motion_answer (motion_id, round, answer, words, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        motion,
                        answer.round(),
                        answer.word(),
                        answer.words(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(answer.at()))
                .update();
    }

    /** Those of a deliberation, oldest first. */
    List<Motion> all(long session) {
        Map<Long, List<Motion.Answer>> answers = jdbc
                .sql("select a.motion_id, a.round, a.answer, a.words, a.person, a.role, a.unit, a.at"
                        + " from deliberation_motion_answer a join deliberation_motion m on m.id = a.motion_id"
                        + " where m.session_id = ? order by a.motion_id, a.round")
                .param(session)
                .query((rs, row) -> Map.entry(
                        rs.getLong("motion_id"),
                        new Motion.Answer(
                                rs.getInt("round"),
                                rs.getString("answer").equals("adopted"),
                                rs.getString("words"),
                                actor(rs),
                                instant(rs, "at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select id, number, after_round, seat, kind, words, changes, reason, person, role, unit, at"
                        + " from deliberation_motion where session_id = ? order by number")
                .param(session)
                .query((rs, row) -> new Motion(
                        rs.getLong("id"),
                        rs.getInt("number"),
                        rs.getInt("after_round"),
                        rs.getString("seat"),
                        Motion.Kind.of(rs.getString("kind")),
                        rs.getString("words"),
                        rs.getString("changes"),
                        rs.getString("reason"),
                        answers.getOrDefault(rs.getLong("id"), List.of()),
                        actor(rs),
                        instant(rs, "at")))
                .list();
    }
}
