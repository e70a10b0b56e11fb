package org.wufang.deliberation.proposals;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.deliberation.OwnersItem;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The table {@code deliberation_owners_item}. */
@Repository
class OwnersItemRepository {

    private final JdbcClient jdbc;

    OwnersItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, int round, OwnersItem.Finding finding, Instant at) {
        Insert.into("deliberation_owners_item")
                .set("session_id", session)
                .set("round", round)
                .set("item", finding.item().word())
                .set("rule", finding.rule())
                .set("reason", finding.reason())
                .set("at", at)
                .run(jdbc);
    }

    Optional<OwnersItem.Finding> of(long session, int round) {
        return jdbc.sql("select item, rule, reason from deliberation_owners_item where session_id = ? and round = ?")
                .params(session, round)
                .query(Row.as(row ->
                        new OwnersItem.Finding(row.word("item", OwnersItem::of), row.text("rule"), row.text("reason"))))
                .optional();
    }
}
