package org.wufang.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.directory.Place;

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
        jdbc.sql(
                        """
                        insert into casefile_case (number, title, description, matter, unit, district, street, community,
                            block, address, hazard, households, parties, channel, status, opened_by, opened_at,
                            tracking_code)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        file.number(),
                        file.title(),
                        file.description(),
                        file.matter(),
                        place.unit(),
                        place.district(),
                        place.street(),
                        place.community(),
                        place.block(),
                        file.address(),
                        file.hazard(),
                        file.households(),
                        String.join(",", file.parties()),
                        file.channel(),
                        file.status().word(),
                        file.openedBy(),
                        utc(file.openedAt()),
                        file.trackingCode())
                .update();
    }

    void insertReporter(String number, NewCase.Reporter reporter) {
        jdbc.sql("insert into casefile_reporter (case_number, name, phone) values (?, ?, ?)")
                .params(number, reporter.name(), reporter.phone())
                .update();
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
                .query(CaseRepository::toCase)
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
                .query(CaseRepository::toCase)
                .optional();
    }

    /** The case, its row locked until the transaction ends. */
    Optional<CaseFile> lock(String number) {
        return jdbc.sql("select * from casefile_case where number = ? for update")
                .param(number)
                .query(CaseRepository::toCase)
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
        jdbc.sql("insert into casefile_walk (case_number, path, entered_at) values (?, ?, ?)")
                .params(number, path, utc(at))
                .update();
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
        jdbc.sql("insert into casefile_participant (case_number, group_id) values (?, ?)")
                .params(number, group)
                .update();
    }

    static CaseFile toCase(ResultSet row, int index) throws SQLException {
        String parties = row.getString("parties");
        return new CaseFile(
                row.getString("number"),
                row.getString("title"),
                row.getString("description"),
                row.getString("matter"),
                new Place(
                        row.getString("unit"),
                        row.getString("district"),
                        row.getString("street"),
                        row.getString("community"),
                        row.getString("block")),
                row.getString("address"),
                row.getString("hazard"),
                row.getInt("households"),
                parties.isEmpty() ? List.of() : List.of(parties.split(",")),
                row.getString("channel"),
                CaseStatus.of(row.getString("status")),
                row.getString("path"),
                row.getString("level"),
                row.getString("rule"),
                row.getString("reason"),
                row.getInt("reworks"),
                row.getString("opened_by"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "first_contact_at"),
                instant(row, "tier_due_at"),
                instant(row, "business_due_at"),
                instant(row, "citizen_due_at"),
                instant(row, "recheck_at"),
                instant(row, "closed_at"),
                closedAs(row.getString("close_code")),
                row.getString("close_reason"),
                row.getString("merged_into"),
                row.getString("tracking_code"));
    }

    private static @Nullable CloseReason closedAs(@Nullable String word) {
        return word == null ? null : CloseReason.of(word);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
