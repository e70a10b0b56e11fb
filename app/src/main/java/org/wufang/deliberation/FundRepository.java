package org.wufang.deliberation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The tables {@code deliberation_fund} and {@code deliberation_fund_line}. */
@Repository
class FundRepository {

    private final JdbcClient jdbc;

    FundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, Fund fund) {
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("insert into deliberation_fund (session_id, round, outcome, reason, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        fund.round(),
                        fund.outcome().word(),
                        fund.reason(),
                        fund.by().person(),
                        fund.by().role(),
                        fund.by().unit(),
                        DeliberationRepository.utc(fund.at()))
                .update(id, "id");
        long key = Objects.requireNonNull(id.getKeyAs(Long.class));
        fund.plan().items().forEach(line -> insert(key, "item", line));
        fund.plan().pledges().forEach(line -> insert(key, "pledge", line));
    }

    private void insert(long fund, String side, Fund.Line line) {
        jdbc.sql("insert into deliberation_fund_line (fund_id, side, slot, name, amount) values (?, ?, ?, ?, ?)")
                .params(fund, side, line.slot(), line.name(), line.fen())
                .update();
    }

    /** Of one deliberation, in the order in which they were made. */
    List<Fund> of(long session) {
        record Kept(String of, Fund.Line line) {}
        Map<String, List<Fund.Line>> lines = jdbc
                .sql("select l.fund_id, l.side, l.slot, l.name, l.amount from deliberation_fund_line l"
                        + " join deliberation_fund f on f.id = l.fund_id where f.session_id = ?"
                        + " order by l.fund_id, l.side, l.slot")
                .param(session)
                .query((rs, row) -> new Kept(
                        rs.getLong("fund_id") + rs.getString("side"),
                        new Fund.Line(rs.getInt("slot"), rs.getString("name"), rs.getLong("amount"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Kept::of, Collectors.mapping(Kept::line, Collectors.toList())));
        return jdbc.sql("select id, round, outcome, reason, person, role, unit, at from deliberation_fund"
                        + " where session_id = ? order by id")
                .param(session)
                .query((rs, row) -> new Fund(
                        rs.getInt("round"),
                        Fund.Outcome.of(rs.getString("outcome")),
                        new Fund.Plan(
                                lines.getOrDefault(rs.getLong("id") + "item", List.of()),
                                lines.getOrDefault(rs.getLong("id") + "pledge", List.of())),
                        rs.getString("reason"),
                        DeliberationRepository.actor(rs),
                        DeliberationRepository.instant(rs, "at")))
                .list();
    }
}
