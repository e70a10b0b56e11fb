package org.wufang.casefile;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** Rows of {@code casefile_extension}. */
@Repository
class ExtensionRepository {

    private final JdbcClient jdbc;

    ExtensionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(String number, int tier, Extension.Request request) {
        return Insert.into("casefile_extension")
                .set("case_number", number)
                .set("tier_seq", tier)
                .set("reach", request.reach().word())
                .set("days", request.days())
                .set("reason", request.reason())
                .set("task_id", request.task().id())
                .set("task_name", request.task().name())
                .actor("asked_by", "asked_role", "asked_unit", request.by())
                .set("asked_at", request.at())
                .set("decider_group", request.deciderGroup())
                .set("exceptional", request.exceptional())
                .set("state", Extension.State.ASKED.word())
                .id(jdbc);
    }

    void decide(long id, Extension.State state, Actor by, Instant at, String reason) {
        jdbc.sql(
                        """
                        update casefile_extension set state = ?, decided_by = ?, decided_role = ?, decided_unit = ?,
                            decided_at = ?, decision_reason = ?
                        where id = ?""")
                .params(state.word(), by.person(), by.role(), by.unit(), utc(at), reason, id)
                .update();
    }

    /** Oldest first. */
    List<Extension> of(String number) {
        return jdbc.sql("select * from casefile_extension where case_number = ? order by id")
                .param(number)
                .query(Row.as(ExtensionRepository::extension))
                .list();
    }

    private static Extension extension(Row row) {
        Actor decider = row.actorOrNull("decided_by", "decided_role", "decided_unit");
        return new Extension(
                row.number("id"),
                row.integer("tier_seq"),
                new Extension.Request(
                        row.word("reach", Extension.Reach::of),
                        row.integer("days"),
                        row.text("reason"),
                        new Extension.ForTask(row.text("task_id"), row.text("task_name")),
                        row.actor("asked_by", "asked_role", "asked_unit"),
                        row.instant("asked_at"),
                        row.text("decider_group"),
                        row.flag("exceptional")),
                row.word("state", Extension.State::of),
                decider == null
                        ? null
                        : new Extension.Decision(decider, row.instant("decided_at"), row.text("decision_reason")));
    }
}
