package org.wufang.whistle;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The table {@code whistle_target}: who was summoned, and how they answered. */
@Repository
class TargetRepository {

    private final JdbcClient jdbc;

    TargetRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void summon(
            WhistleCall call, Summons summons, String dispatchedBy, Instant at, Instant dueAt, Instant returnDueAt) {
        Insert.into("whistle_target")
                .set("call_id", call.id())
                .set("level", call.level())
                .set("target_group", summons.group())
                .set("is_lead", summons.lead())
                .set("source", summons.source())
                .set("basis", summons.basis())
                .set("dispatched_by", dispatchedBy)
                .set("summoned_at", at)
                .set("due_at", dueAt)
                .set("return_due_at", returnDueAt)
                .set("late", false)
                .run(jdbc);
    }

    List<Target> targets(WhistleCall call) {
        return jdbc.sql(
                        """
                        select t.*, r.settled as return_settled, r.redispatched_to
                        from whistle_target t left join whistle_return r on r.target_id = t.id
                        where t.call_id = ? order by t.level, t.id""")
                .param(call.id())
                .query(Row.as(TargetRepository::target))
                .list();
    }

    void arrive(Target target, boolean late, Arrival arrival, String confirmedBy, String person, Instant at) {
        jdbc.sql(
                        """
                        update whistle_target
                        set answer = ?, late = ?, place = ?, confirmed_by = ?, position = ?, person = ?, answered_at = ?
                        where id = ?""")
                .params(
                        Target.ARRIVED,
                        late,
                        arrival.place(),
                        confirmedBy,
                        arrival.position(),
                        person,
                        utc(at),
                        target.id())
                .update();
    }

    void giveBack(Target target, boolean late, String reason, String person, Instant at) {
        jdbc.sql("update whistle_target set answer = ?, late = ?, reason = ?, person = ?, answered_at = ? where id = ?")
                .params(Target.NOT_OURS, late, reason, person, utc(at), target.id())
                .update();
    }

    void absent(Target target, Instant at) {
        jdbc.sql("update whistle_target set answer = ?, late = true, answered_at = ?, absent_at = ? where id = ?")
                .params(Target.ABSENT, utc(at), utc(at), target.id())
                .update();
    }

    /** From now on this group leads the level. */
    void lead(WhistleCall call, String group) {
        jdbc.sql("update whistle_target set is_lead = (target_group = ?) where call_id = ? and level = ?")
                .params(group, call.id(), call.level())
                .update();
    }

    private static Target target(Row row) {
        return new Target(
                row.number("id"),
                row.integer("level"),
                new Summons(row.text("target_group"), row.flag("is_lead"), row.text("source"), row.text("basis")),
                new Target.Sent(
                        row.text("dispatched_by"),
                        row.instant("summoned_at"),
                        row.instant("due_at"),
                        row.instantOrNull("return_due_at")),
                new Target.Answer(
                        row.textOrNull("answer"),
                        row.flag("late"),
                        row.textOrNull("place"),
                        row.text("confirmed_by"),
                        row.instantOrNull("absent_at"),
                        row.textOrNull("reason"),
                        row.textOrNull("person"),
                        row.instantOrNull("answered_at")),
                row.textOrNull("return_settled"),
                row.textOrNull("redispatched_to"));
    }
}
