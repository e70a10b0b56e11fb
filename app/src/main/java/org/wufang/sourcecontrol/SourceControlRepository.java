package org.wufang.sourcecontrol;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.directory.Place;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** Root causes of cases, and what is done about those that came back. */
@Repository
class SourceControlRepository {

    private final JdbcClient jdbc;

    SourceControlRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cause of a case; one that was found before is corrected. */
    void cause(String caseNumber, String cause, String community, String matter, Instant at) {
        int known = jdbc.sql(
                        """
                        update oversight_root_cause set cause = ?, community = ?, matter = ?, found_at = ?
                        where case_number = ?""")
                .params(cause, community, matter, utc(at), caseNumber)
                .update();
        if (known == 0) {
            Insert.into("oversight_root_cause")
                    .set("case_number", caseNumber)
                    .set("cause", cause)
                    .set("community", community)
                    .set("matter", matter)
                    .set("found_at", at)
                    .run(jdbc);
        }
    }

    /** @return whether a cause was found for the case */
    boolean archived(String caseNumber, Instant at) {
        return jdbc.sql("update oversight_root_cause set archived_at = ? where case_number = ?")
                        .params(utc(at), caseNumber)
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
                .params(cause, community, utc(since))
                .query(String.class)
                .list();
    }

    /** How many were archived with this cause in this community since then. */
    List<String> archivedSince(String cause, String community, Instant since) {
        return jdbc.sql(
                        """
                        select case_number from oversight_root_cause
                        where cause = ? and community = ? and archived_at > ? order by archived_at, case_number""")
                .params(cause, community, utc(since))
                .query(String.class)
                .list();
    }

    boolean isOpen(String cause, String community) {
        return jdbc.sql("select count(*) from oversight_source where cause = ? and community = ? and closed_at is null")
                        .params(cause, community)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    long open(String cause, Place place, int withinDays, List<String> cases, Instant at) {
        long id = Insert.into("oversight_source")
                .set("cause", cause)
                .set("community", place.community())
                .set("street", place.street())
                .set("district", place.district())
                .set("opened_at", at)
                .set("within_days", withinDays)
                .id(jdbc);
        for (String caseNumber : cases) {
            Insert.into("oversight_source_case")
                    .set("source_id", id)
                    .set("case_number", caseNumber)
                    .run(jdbc);
        }
        return id;
    }

    void instance(long id, String instance) {
        jdbc.sql("update oversight_source set instance = ? where id = ?")
                .params(instance, id)
                .update();
    }

    void plan(long id, SourceControl.Measure measure) {
        Insert.into("oversight_source_measure")
                .set("source_id", id)
                .set("measure", measure.measure())
                .set("responsible", measure.responsible())
                .set("finish_on", measure.finishOn())
                .set("planned_by", measure.plannedBy())
                .set("planned_at", measure.plannedAt())
                .run(jdbc);
    }

    void verify(long id, boolean effective, String finding, String person, Instant at) {
        jdbc.sql(
                        """
                        update oversight_source_measure set effective = ?, finding = ?, verified_by = ?, verified_at = ?
                        where source_id = ? and verified_at is null""")
                .params(effective, finding, person, utc(at), id)
                .update();
        if (effective) {
            jdbc.sql("update oversight_source set closed_at = ? where id = ?")
                    .params(utc(at), id)
                    .update();
        }
    }

    Optional<SourceControl> find(long id) {
        return jdbc.sql("select * from oversight_source where id = ?")
                .param(id)
                .query(Row.as(SourceControlRepository::control))
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
                .query(Row.as(SourceControlRepository::control))
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
                .query(Row.as(SourceControlRepository::control))
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
                .query(Row.as(row -> new SourceControl.Measure(
                        row.text("measure"),
                        row.text("responsible"),
                        row.day("finish_on"),
                        row.text("planned_by"),
                        row.instant("planned_at"),
                        row.flagOrNull("effective"),
                        row.textOrNull("finding"),
                        row.instantOrNull("verified_at"))))
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

    private static SourceControl control(Row row) {
        return new SourceControl(
                row.number("id"),
                row.text("cause"),
                row.text("community"),
                row.text("street"),
                row.text("district"),
                row.instant("opened_at"),
                row.integer("within_days"),
                List.of(),
                List.of(),
                row.instantOrNull("closed_at"));
    }
}
