package org.wufang.deliberation.proposals;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The tables {@code deliberation_condition} and {@code deliberation_condition_answer}. */
@Repository
class ConditionRepository {

    private final JdbcClient jdbc;

    ConditionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, int round, String seat, int place, String words) {
        Insert.into("deliberation_condition")
                .set("session_id", session)
                .set("round", round)
                .set("seat", seat)
                .set("place", place)
                .set("words", words)
                .run(jdbc);
    }

    void insertAnswer(long condition, Condition.Answer answer) {
        Insert.into("deliberation_condition_answer")
                .set("condition_id", condition)
                .set("round", answer.round())
                .set("answer", answer.kind().word())
                .set("words", answer.words())
                .actor(answer.by())
                .set("at", answer.at())
                .run(jdbc);
    }

    /** Conditions of a deliberation, oldest first. */
    List<Condition> all(long session) {
        Map<Long, List<Condition.Answer>> answers = jdbc.sql(
                        "select a.condition_id, a.round, a.answer, a.words, a.person, a.role, a.unit, a.at"
                                + " from deliberation_condition_answer a"
                                + " join deliberation_condition c on c.id = a.condition_id"
                                + " where c.session_id = ? order by a.condition_id, a.round")
                .param(session)
                .query(Row.grouped(row -> row.number("condition_id"), ConditionRepository::answer));
        return jdbc.sql("select id, round, seat, place, words from deliberation_condition where session_id = ?"
                        + " order by id")
                .param(session)
                .query(Row.as(row -> new Condition(
                        row.number("id"),
                        row.integer("round"),
                        row.text("seat"),
                        row.integer("place"),
                        row.text("words"),
                        answers.getOrDefault(row.number("id"), List.of()))))
                .list();
    }

    private static Condition.Answer answer(Row row) {
        return new Condition.Answer(
                row.integer("round"),
                row.word("answer", Condition.Kind::of),
                row.text("words"),
                row.actor(),
                row.instant("at"));
    }
}
