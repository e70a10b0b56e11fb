package org.wufang.evaluation;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.casefile.CloseReason;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
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
                .query(Row.as(ContestRepository::contest))
                .list();
    }

    void insert(Contest contest) {
        Insert.into("evaluation_contest")
                .set("case_number", contest.caseNumber())
                .set("contest", contest.number())
                .set("closed_at", contest.closedAt())
                .set("close_code", contest.closedAs().word())
                .set("reason", contest.reason())
                .actor(contest.by())
                .set("contested_at", contest.at())
                .set("outcome", contest.outcome().word())
                .run(jdbc);
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

    private static Contest contest(Row row) {
        Actor decider = row.actorOrNull("decided_by", "decided_role", "decided_unit");
        return new Contest(
                row.text("case_number"),
                row.integer("contest"),
                row.instant("closed_at"),
                row.word("close_code", CloseReason::of),
                row.text("reason"),
                row.actor(),
                row.instant("contested_at"),
                row.word("outcome", Contest.Outcome::of),
                decider == null
                        ? null
                        : new Contest.Decision(decider, row.text("decision_reason"), row.instant("decided_at")));
    }
}
