package org.wufang.deliberation;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code deliberation_owners_item}. */
@Repository
class OwnersItemRepository {

    private final JdbcClient jdbc;

    OwnersItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, int round, OwnersItem.Finding finding, Instant at) {
        jdbc.sql("insert into deliberation_owners_item (session_id, round, item, rule, reason, at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        round,
                        finding.item().word(),
                        finding.rule(),
                        finding.reason(),
                        DeliberationRepository.utc(at))
                .update();
    }

    Optional<OwnersItem.Finding> of(long session, int round) {
        return jdbc.sql("select item, rule, reason from deliberation_owners_item where session_id = ? and round = ?")
                .params(session, round)
                .query((rs, row) -> new OwnersItem.Finding(
                        OwnersItem.of(rs.getString("item")), rs.getString("rule"), rs.getString("reason")))
                .optional();
    }
}
