package org.wufang.oversight;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** What is under oversight: who is responsible for it, and which tasks are overdue. */
@Repository
class OversightRepository {

    private static final String ITEMS =
            """
            select i.*, (select string_agg(r.group_id, ',' order by r.group_id)
                from oversight_responsible r where r.item_id = i.id) as responsible
            from oversight_item i
            """;

    private final JdbcClient jdbc;

    OversightRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the same deadline of the case, or an open one of another time, is under oversight. */
    boolean isKnown(Miss miss) {
        return !casesUnderOversight(miss.task(), Map.of(miss.caseNumber(), miss.dueAt()))
                .isEmpty();
    }

    /** Those of these tasks of the case that are, or once were, under oversight. */
    Set<String> tasksUnderOversight(String caseNumber, Collection<String> tasks) {
        return tasks.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql(
                                """
                                select distinct t.task_id from oversight_overdue_task t
                                join oversight_item i on i.id = t.item_id
                                where i.case_number = :number and t.task_id in (:tasks)""")
                        .param("number", caseNumber)
                        .param("tasks", tasks)
                        .query(String.class)
                        .list());
    }

    /** Those of these tasks that are, or once were, under oversight. */
    Set<String> tasksUnderOversight(Collection<String> tasks) {
        return tasks.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select distinct task_id from oversight_overdue_task where task_id in (:tasks)")
                        .param("tasks", tasks)
                        .query(String.class)
                        .list());
    }

    /** Those of these cases whose deadline, of this time or an open one of another, is under oversight. */
    Set<String> casesUnderOversight(String deadline, Map<String, Instant> dueAt) {
        Set<String> known = new HashSet<>();
        if (!dueAt.isEmpty()) {
            jdbc.sql(
                            """
                            select case_number, occurrence, settled_at from oversight_item
                            where case_number in (:numbers) and task = :deadline""")
                    .param("numbers", dueAt.keySet())
                    .param("deadline", deadline)
                    .query(row -> {
                        String number = row.getString("case_number");
                        if (row.getObject("settled_at") == null
                                || row.getString("occurrence")
                                        .equals(dueAt.get(number).toString())) {
                            known.add(number);
                        }
                    });
        }
        return known;
    }

    long open(Miss miss, int level, Instant at) {
        long id = Insert.into("oversight_item")
                .set("case_number", miss.caseNumber())
                .set("task", miss.task())
                .set("task_name", miss.taskName())
                .set("occurrence", miss.occurrence())
                .set("district", miss.district())
                .set("street", miss.street())
                .set("due_at", miss.dueAt())
                .set("opened_at", at)
                .set("level", level)
                .set("stage", "opened")
                .id(jdbc);
        for (String group : miss.groups()) {
            Insert.into("oversight_responsible")
                    .set("item_id", id)
                    .set("group_id", group)
                    .run(jdbc);
        }
        for (String task : miss.tasks()) {
            Insert.into("oversight_overdue_task")
                    .set("item_id", id)
                    .set("task_id", task)
                    .run(jdbc);
        }
        return id;
    }

    void instance(long id, String instance) {
        jdbc.sql("update oversight_item set instance = ? where id = ?")
                .params(instance, id)
                .update();
    }

    void stage(long id, String stage) {
        jdbc.sql("update oversight_item set stage = ? where id = ? and settled_at is null")
                .params(stage, id)
                .update();
    }

    void level(long id, int level) {
        jdbc.sql("update oversight_item set level = ? where id = ?")
                .params(level, id)
                .update();
    }

    /** @return whether it was open */
    boolean settle(long id, String how, Instant at) {
        return jdbc.sql(
                                """
                                update oversight_item set settled_at = ?, settled_how = ?, stage = 'settled'
                                where id = ? and settled_at is null""")
                        .params(utc(at), how, id)
                        .update()
                > 0;
    }

    Optional<OversightItem> find(long id) {
        return jdbc.sql(ITEMS + "where i.id = ?")
                .param(id)
                .query(Row.as(OversightRepository::item))
                .optional();
    }

    List<OversightItem> ofCase(String caseNumber) {
        return jdbc.sql(ITEMS + "where i.case_number = ? order by i.id")
                .param(caseNumber)
                .query(Row.as(OversightRepository::item))
                .list();
    }

    List<OversightItem> openOfCase(String caseNumber) {
        return ofCase(caseNumber).stream().filter(OversightItem::isOpen).toList();
    }

    /** Open ones of these streets or districts, the longest overdue first. */
    List<OversightItem> openIn(Collection<String> streets, Collection<String> districts, int offset, int limit) {
        if (streets.isEmpty() && districts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        ITEMS
                                + """
                        where i.settled_at is null and (i.street in (:streets) or i.district in (:districts))
                        order by i.due_at, i.id offset :offset rows fetch next :limit rows only""")
                .param("streets", orNone(streets))
                .param("districts", orNone(districts))
                .param("offset", offset)
                .param("limit", limit)
                .query(Row.as(OversightRepository::item))
                .list();
    }

    private static Collection<String> orNone(Collection<String> units) {
        return units.isEmpty() ? List.of("-") : units;
    }

    /** Of all these groups together, opened since; oldest first. */
    List<Counted> ofResponsible(Collection<String> groups, Instant since) {
        return jdbc.sql(
                        """
                        select i.id, i.case_number, i.settled_at from oversight_item i
                        where i.opened_at >= :since and exists
                            (select 1 from oversight_responsible r where r.item_id = i.id and r.group_id in (:groups))
                        order by i.id""")
                .param("since", utc(since))
                .param("groups", groups)
                .query(Row.as(OversightRepository::counted))
                .list();
    }

    List<Counted> ofDistrict(String district, Instant since) {
        return jdbc.sql(
                        """
                        select i.id, i.case_number, i.settled_at from oversight_item i
                        where i.district = ? and i.opened_at >= ? order by i.id""")
                .params(district, utc(since))
                .query(Row.as(OversightRepository::counted))
                .list();
    }

    private static Counted counted(Row row) {
        return new Counted(row.number("id"), row.text("case_number"), row.instantOrNull("settled_at") == null);
    }

    /** What a figure needs to know of an item: a bulletin counts all of a year. */
    record Counted(long id, String caseNumber, boolean isOpen) {}

    /** @return ids of the items to which the task belonged and was open */
    List<Long> done(String task, Instant at) {
        List<Long> items = jdbc.sql("select item_id from oversight_overdue_task where task_id = ? and done_at is null")
                .param(task)
                .query(Long.class)
                .list();
        if (!items.isEmpty()) { // hardly any task is overdue, and every one comes by here
            jdbc.sql("update oversight_overdue_task set done_at = ? where task_id = ? and done_at is null")
                    .params(utc(at), task)
                    .update();
        }
        return items;
    }

    boolean isAllDone(long id) {
        return jdbc.sql("select count(*) from oversight_overdue_task where item_id = ? and done_at is null")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private static OversightItem item(Row row) {
        return new OversightItem(
                row.number("id"),
                row.text("case_number"),
                row.text("task"),
                row.text("task_name"),
                List.of(row.text("responsible").split(",")),
                row.text("district"),
                row.text("street"),
                row.instant("due_at"),
                row.instant("opened_at"),
                row.integer("level"),
                row.text("stage"),
                row.textOrNull("instance"),
                row.instantOrNull("settled_at"),
                row.textOrNull("settled_how"));
    }
}
