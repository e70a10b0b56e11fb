package org.wufang.directory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

/** The table {@code directory_readiness}. */
@Repository
class ReadinessRepository {

    private final JdbcClient db;

    ReadinessRepository(JdbcClient db) {
        this.db = db;
    }

    /** @param text what there is; empty when it is no longer there */
    record Statement(String community, ReadinessPart part, String text, Actor by, Instant at) {}

    void insert(Statement statement) {
        db.sql("insert into directory_readiness (community, part, text, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        statement.community(),
                        statement.part().word(),
                        statement.text(),
                        statement.by().person(),
                        statement.by().role(),
                        statement.by().unit(),
                        statement.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What holds: of each part the last. */
    List<Statement> last(String community) {
        return db.sql("select part, text, person, role, unit, at from directory_readiness where id in"
                        + " (select max(id) from directory_readiness where community = ? group by part)")
                .param(community)
                .query((rs, row) -> new Statement(
                        community,
                        ReadinessPart.stated(rs.getString("part")).orElseThrow(),
                        rs.getString("text"),
                        new Actor(rs.getString("person"), rs.getString("role"), rs.getString("unit")),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
