package org.wufang.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RatingRepository {

    private final JdbcClient jdbc;

    RatingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rating> of(String caseNumber) {
        return jdbc.sql("select * from evaluation_rating where case_number = ? order by round")
                .param(caseNumber)
                .query(RatingRepository::toRating)
                .list();
    }

    Optional<Rating> last(String caseNumber) {
        return jdbc.sql(
                        """
                        select * from evaluation_rating where case_number = ?
                        order by round desc fetch first row only""")
                .param(caseNumber)
                .query(RatingRepository::toRating)
                .optional();
    }

    void open(String caseNumber, int round, Instant at) {
        jdbc.sql("insert into evaluation_rating (case_number, round, opened_at) values (?, ?, ?)")
                .params(caseNumber, round, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void verified(
            String caseNumber, int round, String person, String verdict, @Nullable RootCause cause, String finding) {
        jdbc.sql(
                        """
                        update evaluation_rating set verified_by = ?, verified = ?, verdict = ?, root_cause = ?,
                            finding = ?
                        where case_number = ? and round = ?""")
                .params(
                        person,
                        !verdict.equals("no"),
                        verdict,
                        cause == null ? null : cause.word(),
                        finding,
                        caseNumber,
                        round)
                .update();
    }

    void rated(
            String caseNumber,
            int round,
            String source,
            @Nullable Boolean solved,
            @Nullable String satisfied,
            @Nullable Score score,
            @Nullable String remark,
            Instant at) {
        jdbc.sql(
                        """
                        update evaluation_rating set source = ?, solved = ?, satisfied = ?, result_rating = ?,
                            process_rating = ?, remark = ?, rated_at = ?
                        where case_number = ? and round = ?""")
                .params(
                        source,
                        solved,
                        satisfied,
                        score == null ? null : score.result(),
                        score == null ? null : score.process(),
                        remark,
                        at.atOffset(ZoneOffset.UTC),
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

    private static @Nullable RootCause rootCause(@Nullable String word) {
        return word == null ? null : RootCause.of(word);
    }

    private static Rating toRating(ResultSet row, int index) throws SQLException {
        OffsetDateTime ratedAt = row.getObject("rated_at", OffsetDateTime.class);
        return new Rating(
                row.getInt("round"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("verified_by"),
                row.getObject("verified", Boolean.class),
                row.getString("verdict"),
                rootCause(row.getString("root_cause")),
                row.getString("finding"),
                row.getString("source"),
                row.getObject("solved", Boolean.class),
                row.getString("satisfied"),
                row.getObject("result_rating", Integer.class),
                row.getObject("process_rating", Integer.class),
                row.getString("remark"),
                ratedAt == null ? null : ratedAt.toInstant(),
                row.getObject("ratings", Integer.class),
                row.getString("outcome"),
                row.getString("rule"),
                row.getString("reason"));
    }
}
