package org.wufang.casefile;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.directory.Place;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** Rows of {@code casefile_case} and what hangs on them, without the submissions. */
@Repository
class CaseRepository {

    private final JdbcClient jdbc;

    CaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the year; given back when the transaction fails, so that the row leaves no gap. */
    int nextNumber(int year) {
        if (addOne(year) == 0) {
            jdbc.sql("select last_number from casefile_number where number_year = 0 for update")
                    .query(Integer.class)
                    .single();
            if (addOne(year) == 0) {
                jdbc.sql("insert into casefile_number (number_year, last_number) values (?, 1)")
                        .param(year)
                        .update();
            }
        }
        return jdbc.sql("select last_number from casefile_number where number_year = ?")
                .param(year)
                .query(Integer.class)
                .single();
    }

    private int addOne(int year) {
        return jdbc.sql("update casefile_number set last_number = last_number + 1 where number_year = ?")
                .param(year)
                .update();
    }

    void insert(CaseFile file) {
        Place place = file.place();
        CaseFile.Reported reported = file.reported();
        Insert.into("casefile_case")
                .set("number", file.number())
                .set("title", reported.title())
                .set("description", reported.description())
                .set("matter", file.matter())
                .set("unit", place.unit())
                .set("district", place.district())
                .set("street", place.street())
                .set("community", place.community())
                .set("block", place.block())
                .set("address", reported.address())
                .set("hazard", reported.hazard())
                .set("households", reported.households())
                .set("parties", String.join(",", reported.parties()))
                .set("channel", reported.channel())
                .set("status", file.status().word())
                .set("opened_by", reported.by())
                .set("opened_at", reported.at())
                .set("tracking_code", file.trackingCode())
                .run(jdbc);
    }

    void insertReporter(String number, NewCase.Reporter reporter) {
        Insert.into("casefile_reporter")
                .set("case_number", number)
                .set("name", reporter.name())
                .set("phone", reporter.phone())
                .run(jdbc);
    }

    Optional<NewCase.Reporter> reporter(String number) {
        return jdbc.sql("select name, phone from casefile_reporter where case_number = ?")
                .param(number)
                .query(NewCase.Reporter.class)
                .optional();
    }

    Optional<CaseFile> find(String number) {
        return jdbc.sql("select * from casefile_case where number = ?")
                .param(number)
                .query(Row.as(CaseRepository::file))
                .optional();
    }

    Set<String> known(Collection<String> numbers) {
        return Set.copyOf(jdbc.sql("select number from casefile_case where number in (:numbers)")
                .param("numbers", numbers)
                .query(String.class)
                .list());
    }

    Optional<CaseFile> findByTrackingCode(String code) {
        return jdbc.sql("select * from casefile_case where tracking_code = ?")
                .param(code)
                .query(Row.as(CaseRepository::file))
                .optional();
    }

    /** The case, its row locked until the transaction ends. */
    Optional<CaseFile> lock(String number) {
        return jdbc.sql("select * from casefile_case where number = ? for update")
                .param(number)
                .query(Row.as(CaseRepository::file))
                .optional();
    }

    /** Status and closing are one: the table refuses the one without the other. */
    void setStatus(
            String number,
            CaseStatus status,
            @Nullable String path,
            @Nullable CloseReason closedAs,
            @Nullable Instant closedAt,
            @Nullable String closeReason) {
        jdbc.sql(
                        """
                        update casefile_case set status = ?, path = coalesce(?, path), close_code = ?, closed_at = ?,
                            close_reason = ? where number = ?""")
                .params(
                        status.word(),
                        path,
                        closedAs == null ? null : closedAs.word(),
                        utc(closedAt),
                        closeReason,
                        number)
                .update();
    }

    void addWalk(String number, String path, Instant at) {
        Insert.into("casefile_walk")
                .set("case_number", number)
                .set("path", path)
                .set("entered_at", at)
                .run(jdbc);
    }

    void setResponseDue(String number, Instant at) {
        jdbc.sql("update casefile_case set response_due_at = ? where number = ?")
                .params(utc(at), number)
                .update();
    }

    void setMergedInto(String number, @Nullable String into) {
        jdbc.sql("update casefile_case set merged_into = ? where number = ?")
                .params(into, number)
                .update();
    }

    void setTriage(
            String number,
            String matter,
            Place place,
            @Nullable String level,
            @Nullable String rule,
            @Nullable String reason) {
        jdbc.sql(
                        """
                        update casefile_case set matter = ?, unit = ?, district = ?, street = ?, community = ?, block = ?,
                            level = ?, rule = ?, reason = ? where number = ?""")
                .params(
                        matter,
                        place.unit(),
                        place.district(),
                        place.street(),
                        place.community(),
                        place.block(),
                        level,
                        rule,
                        reason,
                        number)
                .update();
    }

    void setClocks(String number, @Nullable Instant tier, @Nullable Instant business, @Nullable Instant citizen) {
        jdbc.sql(
                        """
                        update casefile_case set tier_due_at = ?, business_due_at = ?, citizen_due_at = ?
                        where number = ?""")
                .params(utc(tier), utc(business), utc(citizen), number)
                .update();
    }

    void setReworks(String number, int reworks) {
        jdbc.sql("update casefile_case set reworks = ? where number = ?")
                .params(reworks, number)
                .update();
    }

    void setRecheck(String number, Instant at) {
        jdbc.sql("update casefile_case set recheck_at = ? where number = ?")
                .params(utc(at), number)
                .update();
    }

    void setFirstContact(String number, Instant at) {
        jdbc.sql("update casefile_case set first_contact_at = ? where number = ? and first_contact_at is null")
                .params(utc(at), number)
                .update();
    }

    /** How many other cases of the same unit and matter were opened since; those that ended as no case do not count. */
    int like(String number, String unit, String matter, Instant since, Instant until) {
        return jdbc.sql(
                        """
                        select count(*) from casefile_case where unit = ? and matter = ? and number <> ?
                            and opened_at >= ? and opened_at <= ? and status not in ('declined', 'merged', 'withdrawn')""")
                .params(unit, matter, number, utc(since), utc(until))
                .query(Integer.class)
                .single();
    }

    boolean takesPart(String number, Collection<String> groups) {
        return !groups.isEmpty()
                && jdbc.sql(
                                        "select count(*) from casefile_participant where case_number = :number and group_id in (:groups)")
                                .param("number", number)
                                .param("groups", groups)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    List<String> matters() {
        return jdbc.sql("select distinct matter from casefile_case where matter <> '' order by matter")
                .query(String.class)
                .list();
    }

    List<String> participants(String number) {
        return jdbc.sql("select group_id from casefile_participant where case_number = ? order by group_id")
                .param(number)
                .query(String.class)
                .list();
    }

    void addParticipant(String number, String group) {
        Insert.into("casefile_participant")
                .set("case_number", number)
                .set("group_id", group)
                .run(jdbc);
    }

    static CaseFile file(Row row) {
        String parties = row.text("parties");
        return new CaseFile(
                row.text("number"),
                row.text("tracking_code"),
                new CaseFile.Reported(
                        row.text("title"),
                        row.text("description"),
                        row.text("address"),
                        row.text("hazard"),
                        row.integer("households"),
                        parties.isEmpty() ? List.of() : List.of(parties.split(",")),
                        row.text("channel"),
                        row.text("opened_by"),
                        row.instant("opened_at")),
                row.text("matter"),
                new Place(
                        row.text("unit"),
                        row.text("district"),
                        row.text("street"),
                        row.text("community"),
                        row.text("block")),
                new CaseFile.Triaged(row.textOrNull("level"), row.textOrNull("rule"), row.textOrNull("reason")),
                new CaseFile.Course(
                        row.word("status", CaseStatus::of),
                        row.textOrNull("path"),
                        row.integer("reworks"),
                        row.instantOrNull("first_contact_at"),
                        row.instantOrNull("recheck_at")),
                new CaseFile.Due(
                        row.instantOrNull("tier_due_at"),
                        row.instantOrNull("business_due_at"),
                        row.instantOrNull("citizen_due_at")),
                new CaseFile.Closing(
                        row.instantOrNull("closed_at"),
                        row.wordOrNull("close_code", CloseReason::of),
                        row.textOrNull("close_reason"),
                        row.textOrNull("merged_into")));
    }
}
