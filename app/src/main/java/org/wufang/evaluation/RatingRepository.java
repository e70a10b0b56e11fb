package org.wufang.evaluation;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** Rows of {@code evaluation_rating}, one for each round. */
@Repository
class RatingRepository {

    private final JdbcClient jdbc;

    RatingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<EvaluationRound> of(String caseNumber) {
        return jdbc.sql("select * from evaluation_rating where case_number = ? order by round")
                .param(caseNumber)
                .query(Row.as(RatingRepository::round))
                .list();
    }

    Optional<EvaluationRound> last(String caseNumber) {
        return jdbc.sql(
                        """
                        select * from evaluation_rating where case_number = ?
                        order by round desc fetch first row only""")
                .param(caseNumber)
                .query(Row.as(RatingRepository::round))
                .optional();
    }

    void open(String caseNumber, int round, Instant at) {
        Insert.into("evaluation_rating")
                .set("case_number", caseNumber)
                .set("round", round)
                .set("opened_at", at)
                .run(jdbc);
    }

    void verified(String caseNumber, int round, EvaluationRound.Verification verification) {
        RootCause cause = verification.rootCause();
        jdbc.sql(
                        """
                        update evaluation_rating set verified_by = ?, verified = ?, verdict = ?, root_cause = ?,
                            finding = ?
                        where case_number = ? and round = ?""")
                .params(
                        verification.by(),
                        verification.isSolved(),
                        verification.verdict(),
                        cause == null ? null : cause.word(),
                        verification.finding(),
                        caseNumber,
                        round)
                .update();
    }

    void answered(String caseNumber, int round, EvaluationRound.Answer answer) {
        Score score = answer.score();
        jdbc.sql(
                        """
                        update evaluation_rating set source = ?, solved = ?, satisfied = ?, result_rating = ?,
                            process_rating = ?, remark = ?, rated_at = ?
                        where case_number = ? and round = ?""")
                .params(
                        answer.source(),
                        answer.solved(),
                        answer.satisfied(),
                        score == null ? null : score.result(),
                        score == null ? null : score.process(),
                        answer.remark(),
                        utc(answer.at()),
                        caseNumber,
                        round)
                .update();
    }

    void assessed(String caseNumber, int round, String outcome) {
        jdbc.sql("update evaluation_rating set outcome = ? where case_number = ? and round = ?")
                .params(outcome, caseNumber, round)
                .update();
    }

    void counted(String caseNumber, int round, int ratings) {
        jdbc.sql("update evaluation_rating set ratings = ? where case_number = ? and round = ?")
                .params(ratings, caseNumber, round)
                .update();
    }

    void decided(String caseNumber, int round, String rule, String reason) {
        jdbc.sql("update evaluation_rating set rule = ?, reason = ? where case_number = ? and round = ?")
                .params(rule, reason, caseNumber, round)
                .update();
    }

    private static EvaluationRound round(Row row) {
        return new EvaluationRound(
                row.integer("round"),
                row.instant("opened_at"),
                verification(row),
                answer(row),
                new EvaluationRound.Assessment(
                        row.integerOrNull("ratings"),
                        row.textOrNull("outcome"),
                        row.textOrNull("rule"),
                        row.textOrNull("reason")));
    }

    private static EvaluationRound.@Nullable Verification verification(Row row) {
        String verdict = row.textOrNull("verdict");
        return verdict == null
                ? null
                : new EvaluationRound.Verification(
                        row.text("verified_by"),
                        verdict,
                        row.wordOrNull("root_cause", RootCause::of),
                        row.textOrNull("finding"));
    }

    private static EvaluationRound.@Nullable Answer answer(Row row) {
        String source = row.textOrNull("source");
        return source == null
                ? null
                : new EvaluationRound.Answer(
                        source,
                        row.flagOrNull("solved"),
                        row.textOrNull("satisfied"),
                        Score.of(row.integerOrNull("result_rating"), row.integerOrNull("process_rating")),
                        row.textOrNull("remark"),
                        row.instant("rated_at"));
    }
}
