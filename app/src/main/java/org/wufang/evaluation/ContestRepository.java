package org.wufang.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.casefile.CloseReason;
import org.wufang.platform.security.Actor;

@Repository
class ContestRepository {

    private final JdbcClient jdbc;

    ContestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. */
    List<Contest> of(String caseNumber) {
        return jdbc.sql("select * from evaluation_contest where case_number = ? order by contest")
                .param(caseNumber)
                .query(ContestRepository::toContest)
                .list();
    }

    void insert(Contest contest) {
        jdbc.sql(
                        """
                        insert into evaluation_contest (case_number, contest, closed_at, close_code, reason, person, role,
                            unit, contested_at, outcome)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        contest.caseNumber(),
                        contest.number(),
                        utc(contest.closedAt()),
                        contest.closedAs().word(),
                        contest.reason(),
                        contest.by().person(),
                        contest.by().role(),
                        contest.by().unit(),
                        utc(contest.at()),
                        contest.outcome().word())
                .update();
    }

    void decide(Contest contest, Contest.Outcome outcome, Actor by, String decision, Instant at) {
        jdbc.sql(
                        """
                        update evaluation_contest set outcome = ?, decided_by = ?, decided_role = ?, decided_unit = ?,
                            decision_reason = ?, decided_at = ?
                        where case_number = ? and contest = ?""")
                .params(
                        outcome.word(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        decision,
                        utc(at),
                        contest.caseNumber(),
                        contest.number())
                .update();
    }

    private static Contest toContest(ResultSet row, int index) throws SQLException {
        String decider = row.getString("decided_by");
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Contest(
                row.getString("case_number"),
                row.getInt("contest"),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                CloseReason.of(row.getString("close_code")),
                row.getString("reason"),
                new Actor(row.getString("person"), row.getString("role"), row.getString("unit")),
                row.getObject("contested_at", OffsetDateTime.class).toInstant(),
                Contest.Outcome.of(row.getString("outcome")),
                decider == null
                        ? null
                        : new Actor(decider, row.getString("decided_role"), row.getString("decided_unit")),
                row.getString("decision_reason"),
                decidedAt == null ? null : decidedAt.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
