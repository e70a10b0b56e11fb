package org.wufang.casefile;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
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
        jdbc.sql("insert into casefile_copy (case_number, person, group_id, by_person, by_role, by_unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        caseNumber,
                        person,
                        group,
                        by.person(),
                        by.role(),
                        by.unit(),
                        CaseRepository.utc(clock.instant()))
                .update();
    }

    public void end(long id) {
        jdbc.sql("update casefile_copy set ended_at = ? where id = ? and ended_at is null")
                .params(CaseRepository.utc(clock.instant()), id)
                .update();
    }

    public List<Copy> of(String caseNumber) {
        return jdbc.sql("select id, person, group_id from casefile_copy"
                        + " where case_number = ? and ended_at is null order by id")
                .param(caseNumber)
                .query((row, index) -> new Copy(row.getLong("id"), row.getString("person"), row.getString("group_id")))
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
