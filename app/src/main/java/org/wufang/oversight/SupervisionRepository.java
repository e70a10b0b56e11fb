package org.wufang.oversight;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The table {@code oversight_supervision}. */
@Repository
class SupervisionRepository {

    private final JdbcClient jdbc;

    SupervisionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long item, Supervision supervision) {
        Insert.into("oversight_supervision")
                .set("item_id", item)
                .set("level", supervision.level())
                .set("outcome", supervision.outcome())
                .set("instruction", supervision.instruction())
                .actor(supervision.by())
                .set("supervised_at", supervision.at())
                .run(jdbc);
    }

    /** Oldest first. */
    List<Supervision> of(long item) {
        return jdbc.sql("select * from oversight_supervision where item_id = ? order by id")
                .param(item)
                .query(Row.as(row -> new Supervision(
                        row.integer("level"),
                        row.text("outcome"),
                        row.text("instruction"),
                        row.actor(),
                        row.instant("supervised_at"))))
                .list();
    }
}
