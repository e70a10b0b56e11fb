package org.wufang.directory;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
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
        Insert.into("directory_readiness")
                .set("community", statement.community())
                .set("part", statement.part().word())
                .set("text", statement.text())
                .actor(statement.by())
                .set("at", statement.at())
                .run(db);
    }

    /** What holds: of each part the last. */
    List<Statement> last(String community) {
        return db.sql("select part, text, person, role, unit, at from directory_readiness where id in"
                        + " (select max(id) from directory_readiness where community = ? group by part)")
                .param(community)
                .query(Row.as(row -> new Statement(
                        community,
                        row.word("part", part -> ReadinessPart.stated(part).orElseThrow()),
                        row.text("text"),
                        row.actor(),
                        row.instant("at"))))
                .list();
    }
}
