package org.wufang.casefile;

import static org.wufang.platform.rows.Row.utc;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** 抄送: people and groups who may read a case though they have no part in it. */
@Component
public class CaseCopies implements CaseFileSection {

    /** A person or a group; the other is empty. */
    public record Copy(long id, String person, String group) {}

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;

    CaseCopies(JdbcClient jdbc, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    /** Lets this person read the case. */
    public void give(String caseNumber, String person, Actor by) {
        insert(caseNumber, person, "", by);
    }

    public void insert(String caseNumber, String person, String group, Actor by) {
        Insert.into("casefile_copy")
                .set("case_number", caseNumber)
                .set("person", person)
                .set("group_id", group)
                .actor("by_person", "by_role", "by_unit", by)
                .set("at", clock.instant())
                .run(jdbc);
    }

    public void end(long id) {
        jdbc.sql("update casefile_copy set ended_at = ? where id = ? and ended_at is null")
                .params(utc(clock.instant()), id)
                .update();
    }

    public List<Copy> of(String caseNumber) {
        return jdbc.sql("select id, person, group_id from casefile_copy"
                        + " where case_number = ? and ended_at is null order by id")
                .param(caseNumber)
                .query(Row.as(row -> new Copy(row.number("id"), row.text("person"), row.text("group_id"))))
                .list();
    }

    public String nameOf(Copy copy) {
        return copy.group().isEmpty() ? directory.personName(copy.person()) : directory.groupName(copy.group());
    }

    @Override
    public String name() {
        return "copies";
    }

    @Override
    public List<? extends Map<String, ?>> read(String caseNumber) {
        return of(caseNumber).stream().map(copy -> Map.of("name", nameOf(copy))).toList();
    }
}
