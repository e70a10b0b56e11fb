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

/** The tables {@code deliberation_condition} and {@code deliberation_condition_answer}. */
@Repository
class ConditionRepository {

    private final JdbcClient jdbc;

    ConditionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, int round, String seat, int place, String words) {
        jdbc.sql("insert into deliberation_condition (session_id, round, seat, place, words) values (?, ?, ?, ?, ?)")
                .params(session, round, seat, place, words)
                .update();
    }

    void insertAnswer(long condition, Condition.Answer answer) {
        Actor by = answer.by();
        jdbc.sql(
                        "insert into deliberation_condition_answer"
                                + " (condition_id, round, answer, words, person, role, unit, at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        condition,
                        answer.round(),
                        answer.kind().word(),
                        answer.words(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(answer.at()))
                .update();
    }

    /** Those of a deliberation, oldest first. */
    List<Condition> all(long session) {
        Map<Long, List<Condition.Answer>> answers = jdbc
                .sql("select a.condition_id, a.round, a.answer, a.words, a.person, a.role, a.unit, a.at"
                        + " from deliberation_condition_answer a"
                        + " join deliberation_condition c on c.id = a.condition_id"
                        + " where c.session_id = ? order by a.condition_id, a.round")
                .param(session)
                .query((rs, row) -> Map.entry(
                        rs.getLong("condition_id"),
                        new Condition.Answer(
                                rs.getInt("round"),
                                Condition.Kind.of(rs.getString("answer")),
                                rs.getString("words"),
                                actor(rs),
                                instant(rs, "at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select id, round, seat, place, words from deliberation_condition where session_id = ?"
                        + " order by id")
                .param(session)
                .query((rs, row) -> new Condition(
                        rs.getLong("id"),
                        rs.getInt("round"),
                        rs.getString("seat"),
                        rs.getInt("place"),
                        rs.getString("words"),
                        answers.getOrDefault(rs.getLong("id"), List.of())))
                .list();
    }
}
