package org.wufang.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.wufang.directory.Place;

@Repository
class SourceControlRepository {

    private final JdbcClient jdbc;

    SourceControlRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // Causes

    /** The cause of a case; one that was found before is corrected. */
    void cause(String caseNumber, String cause, String community, String matter, Instant at) {
        int known = jdbc.sql(
                        """
                        update oversight_root_cause set cause = ?, community = ?, matter = ?, found_at = ?
                        where case_number = ?""")
                .params(cause, community, matter, time(at), caseNumber)
                .update();
        if (known == 0) {
            jdbc.sql(
                            """
                            insert into oversight_root_cause (case_number, cause, community, matter, found_at)
                            values (?, ?, ?, ?, ?)""")
                    .params(caseNumber, cause, community, matter, time(at))
                    .update();
        }
    }

    /** @return whether a cause was found for the case */
    boolean archived(String caseNumber, Instant at) {
        return jdbc.sql("update oversight_root_cause set archived_at = ? where case_number = ?")
                        .params(time(at), caseNumber)
                        .update()
                > 0;
    }

    void reopened(String caseNumber) {
        jdbc.sql("update oversight_root_cause set archived_at = null where case_number = ?")
                .param(caseNumber)
                .update();
    }

    Optional<String> causeOf(String caseNumber) {
        return jdbc.sql("select cause from oversight_root_cause where case_number = ?")
                .param(caseNumber)
                .query(String.class)
                .optional();
    }

    /** Until the transaction ends nobody else counts. */
    void hold() {
        jdbc.sql("select name from oversight_series where name = 'source' for update")
                .query(String.class)
                .single();
    }

    /** Archived with this cause in this community since then, in none that was opened before; oldest first. */
    List<String> like(String cause, String community, Instant since) {
        return jdbc.sql(
                        """
                        select c.case_number from oversight_root_cause c
                        where c.cause = ? and c.community = ? and c.archived_at >= ?
                            and not exists (select 1 from oversight_source_case s where s.case_number = c.case_number)
                        order by c.archived_at, c.case_number""")
                .params(cause, community, time(since))
                .query(String.class)
                .list();
    }

    /** How many were archived with this cause in this community since then. */
    List<String> archivedSince(String cause, String community, Instant since) {
        return jdbc.sql(
                        """
                        select case_number from oversight_root_cause
                        where cause = ? and community = ? and archived_at > ? order by archived_at, case_number""")
                .params(cause, community, time(since))
                .query(String.class)
                .list();
    }

    // Source control

    boolean isOpen(String cause, String community) {
        return jdbc.sql("select count(*) from oversight_source where cause = ? and community = ? and closed_at is null")
                        .params(cause, community)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    long open(String cause, Place place, int withinDays, List<String> cases, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into oversight_source (cause, community, street, district, opened_at, within_days)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(cause, place.community(), place.street(), place.district(), time(at), withinDays)
                .update(key, "id");
        long id = key.getKeyAs(Long.class);
        for (String caseNumber : cases) {
            jdbc.sql("insert into oversight_source_case (source_id, case_number) values (?, ?)")
                    .params(id, caseNumber)
                    .update();
        }
        return id;
    }

    void instance(long id, String instance) {
        jdbc.sql("update oversight_source set instance = ? where id = ?")
                .params(instance, id)
                .update();
    }

    void plan(long id, SourceControl.Measure measure) {
        jdbc.sql(
                        """
                        insert into oversight_source_measure (source_id, measure, responsible, finish_on, planned_by,
                            planned_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        measure.measure(),
                        measure.responsible(),
                        measure.finishOn(),
                        measure.plannedBy(),
                        time(measure.plannedAt()))
                .update();
    }

    void verify(long id, boolean effective, String finding, String person, Instant at) {
        jdbc.sql(
                        """
                        update oversight_source_measure set effective = ?, finding = ?, verified_by = ?, verified_at = ?
                        where source_id = ? and verified_at is null""")
                .params(effective, finding, person, time(at), id)
                .update();
        if (effective) {
            jdbc.sql("update oversight_source set closed_at = ? where id = ?")
                    .params(time(at), id)
                    .update();
        }
    }

    Optional<SourceControl> find(long id) {
        return jdbc.sql("select * from oversight_source where id = ?")
                .param(id)
                .query(SourceControlRepository::row)
                .optional()
                .map(this::whole);
    }

    List<SourceControl> ofCase(String caseNumber) {
        return jdbc
                .sql(
                        """
                        select s.* from oversight_source s join oversight_source_case c on c.source_id = s.id
                        where c.case_number = ? order by s.id""")
                .param(caseNumber)
                .query(SourceControlRepository::row)
                .list()
                .stream()
                .map(this::whole)
                .toList();
    }

    /** Of these streets or districts, open ones first, then the newest. */
    List<SourceControl> in(Collection<String> streets, Collection<String> districts, int offset, int limit) {
        return jdbc
                .sql(
                        """
                        select * from oversight_source where street in (:streets) or district in (:districts)
                        order by case when closed_at is null then 0 else 1 end, id desc
                        offset :offset rows fetch next :limit rows only""")
                .param("streets", streets.isEmpty() ? List.of("-") : streets)
                .param("districts", districts.isEmpty() ? List.of("-") : districts)
                .param("offset", offset)
                .param("limit", limit)
                .query(SourceControlRepository::row)
                .list()
                .stream()
                .map(this::whole)
                .toList();
    }

    private SourceControl whole(SourceControl bare) {
        List<String> cases = jdbc.sql(
                        """
                        select s.case_number from oversight_source_case s
                        join oversight_root_cause c on c.case_number = s.case_number
                        where s.source_id = ? order by c.archived_at, s.case_number""")
                .param(bare.id())
                .query(String.class)
                .list();
        List<SourceControl.Measure> measures = jdbc.sql(
                        "select * from oversight_source_measure where source_id = ? order by id")
                .param(bare.id())
                .query((row, n) -> new SourceControl.Measure(
                        row.getString("measure"),
                        row.getString("responsible"),
                        row.getObject("finish_on", LocalDate.class),
                        row.getString("planned_by"),
                        row.getObject("planned_at", OffsetDateTime.class).toInstant(),
                        row.getObject("effective", Boolean.class),
                        row.getString("finding"),
                        orNull(row, "verified_at")))
                .list();
        return new SourceControl(
                bare.id(),
                bare.cause(),
                bare.community(),
                bare.street(),
                bare.district(),
                bare.openedAt(),
                bare.withinDays(),
                cases,
                measures,
                bare.closedAt());
    }

    private static SourceControl row(ResultSet row, int n) throws SQLException {
        return new SourceControl(
                row.getLong("id"),
                row.getString("cause"),
                row.getString("community"),
                row.getString("street"),
                row.getString("district"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getInt("within_days"),
                List.of(),
                List.of(),
                orNull(row, "closed_at"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
