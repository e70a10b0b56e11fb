package org.wufang.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

@Repository
class OversightRepository {

    private static final String ITEMS =
            """
            select i.*, (select string_agg(r.group_id, ',' order by r.group_id)
                from oversight_responsible r where r.item_id = i.id) as responsible
            from oversight_item i
            """;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    OversightRepository(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    // Items

    /** The same deadline of the case, or an open one of another time. */
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
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into oversight_item (case_number, task, task_name, occurrence, district, street, due_at,
                            opened_at, level, stage)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'opened')""")
                .params(
                        miss.caseNumber(),
                        miss.task(),
                        miss.taskName(),
                        miss.occurrence(),
                        miss.district(),
                        miss.street(),
                        time(miss.dueAt()),
                        time(at),
                        level)
                .update(key, "id");
        long id = key.getKeyAs(Long.class);
        for (String group : miss.groups()) {
            jdbc.sql("insert into oversight_responsible (item_id, group_id) values (?, ?)")
                    .params(id, group)
                    .update();
        }
        for (String task : miss.tasks()) {
            jdbc.sql("insert into oversight_overdue_task (item_id, task_id) values (?, ?)")
                    .params(id, task)
                    .update();
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
                        .params(time(at), how, id)
                        .update()
                > 0;
    }

    Optional<OversightItem> find(long id) {
        return jdbc.sql(ITEMS + "where i.id = ?")
                .param(id)
                .query(OversightRepository::item)
                .optional();
    }

    List<OversightItem> ofCase(String caseNumber) {
        return jdbc.sql(ITEMS + "where i.case_number = ? order by i.id")
                .param(caseNumber)
                .query(OversightRepository::item)
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
                .query(OversightRepository::item)
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
                .param("since", time(since))
                .param("groups", groups)
                .query(OversightRepository::counted)
                .list();
    }

    /** Ids of those of these groups, opened since, about which a letter was issued. */
    Set<Long> lettered(Collection<String> groups, Instant since) {
        return Set.copyOf(jdbc.sql(
                        """
                        select distinct l.item_id from oversight_letter l
                        join oversight_item i on i.id = l.item_id
                        join oversight_responsible r on r.item_id = i.id
                        where i.opened_at >= :since and r.group_id in (:groups)""")
                .param("since", time(since))
                .param("groups", groups)
                .query(Long.class)
                .list());
    }

    List<Counted> ofDistrict(String district, Instant since) {
        return jdbc.sql(
                        """
                        select i.id, i.case_number, i.settled_at from oversight_item i
                        where i.district = ? and i.opened_at >= ? order by i.id""")
                .params(district, time(since))
                .query(OversightRepository::counted)
                .list();
    }

    private static Counted counted(ResultSet row, int n) throws SQLException {
        return new Counted(row.getLong("id"), row.getString("case_number"), row.getObject("settled_at") == null);
    }

    /** What a figure needs to know of an item: a bulletin counts all of a year. */
    record Counted(long id, String caseNumber, boolean isOpen) {}

    // The overdue tasks

    /** @return ids of the items to which the task belonged and was open */
    List<Long> done(String task, Instant at) {
        List<Long> items = jdbc.sql("select item_id from oversight_overdue_task where task_id = ? and done_at is null")
                .param(task)
                .query(Long.class)
                .list();
        if (!items.isEmpty()) { // hardly any task is overdue, and every one comes by here
            jdbc.sql("update oversight_overdue_task set done_at = ? where task_id = ? and done_at is null")
                    .params(time(at), task)
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

    // Nudges

    /** Those of these tasks of which somebody was told that they fall due soon. */
    Set<String> nudged(Collection<String> tasks) {
        return tasks.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select task_id from oversight_nudge where task_id in (:tasks)")
                        .param("tasks", tasks)
                        .query(String.class)
                        .list());
    }

    void nudge(String task, String caseNumber, Instant at) {
        jdbc.sql("insert into oversight_nudge (task_id, case_number, told_at) values (?, ?, ?)")
                .params(task, caseNumber, time(at))
                .update();
    }

    // Letters

    /** @param body by number */
    Letter issue(long id, int year, IntFunction<String> body, Instant receiptDueAt, Instant at) {
        int number = nextNumber("letter", year);
        jdbc.sql(
                        """
                        insert into oversight_letter (item_id, number_year, number_in_year, body, issued_at, receipt_due_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(id, year, number, body.apply(number), time(at), time(receiptDueAt))
                .update();
        return letter(id).orElseThrow();
    }

    Optional<Letter> letter(long id) {
        return jdbc.sql("select * from oversight_letter where item_id = ?")
                .param(id)
                .query((row, n) -> new Letter(
                        row.getInt("number_year"),
                        row.getInt("number_in_year"),
                        row.getString("body"),
                        instant(row, "issued_at"),
                        orNull(row, "receipt_due_at"),
                        orNull(row, "receipt_missed_at"),
                        row.getString("explanation"),
                        orNull(row, "acknowledged_at")))
                .optional();
    }

    /** @return id of the item to which the letter, or the bulletin, of this number belongs */
    Optional<Long> numbered(String series, int year, int number) {
        return jdbc.sql("select item_id from oversight_" + series + " where number_year = ? and number_in_year = ?")
                .params(year, number)
                .query(Long.class)
                .optional();
    }

    /** @return whether it was not known before */
    boolean receiptMissed(long id, Instant at) {
        return jdbc.sql(
                                """
                                update oversight_letter set receipt_missed_at = ?
                                where item_id = ? and acknowledged_at is null and receipt_missed_at is null""")
                        .params(time(at), id)
                        .update()
                > 0;
    }

    void acknowledge(long id, String explanation, Actor by, Instant at) {
        jdbc.sql("update oversight_letter set explanation = ?, person = ?, acknowledged_at = ? where item_id = ?")
                .params(explanation, by.person(), time(at), id)
                .update();
    }

    // Supervision

    void supervise(long id, Supervision supervision) {
        jdbc.sql(
                        """
                        insert into oversight_supervision (item_id, level, outcome, instruction, person, role, unit,
                            supervised_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        supervision.level(),
                        supervision.outcome(),
                        supervision.instruction(),
                        supervision.by().person(),
                        supervision.by().role(),
                        supervision.by().unit(),
                        time(supervision.at()))
                .update();
    }

    List<Supervision> supervisions(long id) {
        return jdbc.sql("select * from oversight_supervision where item_id = ? order by id")
                .param(id)
                .query((row, n) -> new Supervision(
                        row.getInt("level"),
                        row.getString("outcome"),
                        row.getString("instruction"),
                        new Actor(row.getString("person"), row.getString("role"), row.getString("unit")),
                        instant(row, "supervised_at")))
                .list();
    }

    // Bulletins

    void draft(long id, String draft, Instant at) {
        jdbc.sql("insert into oversight_bulletin (item_id, draft, drafted_at) values (?, ?, ?)")
                .params(id, draft, time(at))
                .update();
    }

    void figures(long id, List<Figure> figures) {
        for (int ordinal = 1; ordinal <= figures.size(); ordinal++) {
            Figure figure = figures.get(ordinal - 1);
            int place = ordinal;
            jdbc.sql("insert into oversight_figure (item_id, ordinal, name, counted) values (?, ?, ?, ?)")
                    .params(id, ordinal, figure.name(), figure.counted())
                    .update();
            batches.batchUpdate(
                    "insert into oversight_figure_case (item_id, ordinal, case_number) values (?, ?, ?)",
                    figure.cases().stream()
                            .map(caseNumber -> new Object[] {id, place, caseNumber})
                            .toList());
        }
    }

    List<Figure> figures(long id) {
        return jdbc.sql("select ordinal, name, counted from oversight_figure where item_id = ? order by ordinal")
                .param(id)
                .query((row, n) -> new Figure(
                        row.getString("name"),
                        row.getInt("counted"),
                        jdbc.sql(
                                        """
                                        select case_number from oversight_figure_case
                                        where item_id = ? and ordinal = ? order by case_number""")
                                .params(id, row.getInt("ordinal"))
                                .query(String.class)
                                .list()))
                .list();
    }

    void decide(long id, boolean released, String body, String office, Actor by, Instant at) {
        jdbc.sql(
                        """
                        update oversight_bulletin set released = ?, body = ?, office = ?, person = ?, decided_at = ?
                        where item_id = ?""")
                .params(released, body, office, by.person(), time(at), id)
                .update();
    }

    Bulletin publish(long id, int year) {
        jdbc.sql("update oversight_bulletin set number_year = ?, number_in_year = ? where item_id = ?")
                .params(year, nextNumber("bulletin", year), id)
                .update();
        return bulletin(id).orElseThrow();
    }

    Optional<Bulletin> bulletin(long id) {
        return jdbc.sql("select * from oversight_bulletin where item_id = ?")
                .param(id)
                .query((row, n) -> new Bulletin(
                        row.getString("draft"),
                        row.getString("office"),
                        row.getObject("released", Boolean.class),
                        row.getString("body"),
                        orNull(row, "decided_at"),
                        row.getObject("number_year", Integer.class),
                        row.getObject("number_in_year", Integer.class)))
                .optional();
    }

    /** Nobody else gets a number of the series until the transaction ends; a failed one leaves no gap. */
    private int nextNumber(String series, int year) {
        if (addOne(series, year) == 0) {
            hold(series);
            if (addOne(series, year) == 0) {
                jdbc.sql("insert into oversight_number (series, number_year, last_number) values (?, ?, 1)")
                        .params(series, year)
                        .update();
            }
        }
        return jdbc.sql("select last_number from oversight_number where series = ? and number_year = ?")
                .params(series, year)
                .query(Integer.class)
                .single();
    }

    private int addOne(String series, int year) {
        return jdbc.sql(
                        "update oversight_number set last_number = last_number + 1 where series = ? and number_year = ?")
                .params(series, year)
                .update();
    }

    /** Until the transaction ends nobody else holds this name. */
    private void hold(String name) {
        jdbc.sql("select name from oversight_series where name = ? for update")
                .param(name)
                .query(String.class)
                .single();
    }

    // Rows

    private static OversightItem item(ResultSet row, int n) throws SQLException {
        return new OversightItem(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("task"),
                row.getString("task_name"),
                List.of(row.getString("responsible").split(",")),
                row.getString("district"),
                row.getString("street"),
                instant(row, "due_at"),
                instant(row, "opened_at"),
                row.getInt("level"),
                row.getString("stage"),
                row.getString("instance"),
                orNull(row, "settled_at"),
                row.getString("settled_how"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
