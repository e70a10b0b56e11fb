package org.wufang.deliberation.fund;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The tables {@code deliberation_fund} and {@code deliberation_fund_line}. */
@Repository
class FundRepository {

    private final JdbcClient jdbc;

    FundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, Fund fund) {
        long id = Insert.into("deliberation_fund")
                .set("session_id", session)
                .set("round", fund.round())
                .set("outcome", fund.outcome().word())
                .set("reason", fund.reason())
                .actor(fund.by())
                .set("at", fund.at())
                .id(jdbc);
        fund.plan().items().forEach(line -> insert(id, "item", line));
        fund.plan().pledges().forEach(line -> insert(id, "pledge", line));
    }

    private void insert(long fund, String side, Fund.Line line) {
        Insert.into("deliberation_fund_line")
                .set("fund_id", fund)
                .set("side", side)
                .set("slot", line.slot())
                .set("name", line.name())
                .set("amount", line.fen())
                .run(jdbc);
    }

    /** Of one deliberation, in the order in which they were made. */
    List<Fund> of(long session) {
        Map<String, List<Fund.Line>> lines = jdbc.sql(
                        "select l.fund_id, l.side, l.slot, l.name, l.amount from deliberation_fund_line l"
                                + " join deliberation_fund f on f.id = l.fund_id where f.session_id = ?"
                                + " order by l.fund_id, l.side, l.slot")
                .param(session)
                .query(Row.grouped(
                        row -> row.number("fund_id") + row.text("side"),
                        row -> new Fund.Line(row.integer("slot"), row.text("name"), row.number("amount"))));
        return jdbc.sql("select id, round, outcome, reason, person, role, unit, at from deliberation_fund"
                        + " where session_id = ? order by id")
                .param(session)
                .query(Row.as(row -> new Fund(
                        row.integer("round"),
                        row.word("outcome", Fund.Outcome::of),
                        new Fund.Plan(
                                lines.getOrDefault(row.number("id") + "item", List.of()),
                                lines.getOrDefault(row.number("id") + "pledge", List.of())),
                        row.text("reason"),
                        row.actor(),
                        row.instant("at"))))
                .list();
    }
}
