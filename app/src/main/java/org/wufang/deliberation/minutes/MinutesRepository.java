package org.wufang.deliberation.minutes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The tables {@code deliberation_minutes*}, and under which edition a signature stands. */
@Repository
class MinutesRepository {

    private static final String VERSION = "select m.minutes_number, v.version, v.occasion, v.at, v.content, v.sha256"
            + " from deliberation_minutes_version v join deliberation_minutes m on m.session_id = v.session_id ";

    private static final String LAST_SESSION = "(select max(id) from deliberation_session where case_number = ?)";

    private final JdbcClient jdbc;

    MinutesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An edition as it was written; {@link MinuteBook} reads it. */
    record Kept(String number, int version, Edition.Occasion occasion, Instant at, String content, String sha256) {}

    Optional<String> number(long session) {
        return jdbc.sql("select minutes_number from deliberation_minutes where session_id = ?")
                .param(session)
                .query(String.class)
                .optional();
    }

    void insertNumber(long session, String number) {
        Insert.into("deliberation_minutes")
                .set("session_id", session)
                .set("minutes_number", number)
                .run(jdbc);
    }

    /** The row of the year is locked until the transaction ends: numbers have no gaps and none is given twice. */
    int nextNumber(int year) {
        if (addOne(year) == 0) {
            jdbc.sql("select last_number from deliberation_minutes_number where number_year = 0 for update")
                    .query(Integer.class)
                    .single();
            if (addOne(year) == 0) {
                Insert.into("deliberation_minutes_number")
                        .set("number_year", year)
                        .set("last_number", 1)
                        .run(jdbc);
            }
        }
        return jdbc.sql("select last_number from deliberation_minutes_number where number_year = ?")
                .param(year)
                .query(Integer.class)
                .single();
    }

    private int addOne(int year) {
        return jdbc.sql("update deliberation_minutes_number set last_number = last_number + 1 where number_year = ?")
                .param(year)
                .update();
    }

    void insert(long session, Kept edition) {
        Insert.into("deliberation_minutes_version")
                .set("session_id", session)
                .set("version", edition.version())
                .set("occasion", edition.occasion().word())
                .set("at", edition.at())
                .set("content", edition.content())
                .set("sha256", edition.sha256())
                .run(jdbc);
    }

    /** Oldest first. */
    List<Kept> versions(long session) {
        return jdbc.sql(VERSION + "where v.session_id = ? order by v.version")
                .param(session)
                .query(Row.as(MinutesRepository::edition))
                .list();
    }

    /** The newest of the case's last deliberation. */
    Optional<Kept> newest(String caseNumber) {
        return jdbc.sql(VERSION + "where v.session_id = " + LAST_SESSION + " order by v.version desc"
                        + " fetch first 1 row only")
                .param(caseNumber)
                .query(Row.as(MinutesRepository::edition))
                .optional();
    }

    boolean hasEnded(String caseNumber) {
        return jdbc.sql("select count(*) from deliberation_session where case_number = ? and closed_at is not null")
                        .param(caseNumber)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Under which edition the seat's signature in the case's last deliberation stands. */
    void markSigned(String caseNumber, String seat, int version) {
        jdbc.sql("update deliberation_signature set minutes_version = ? where seat = ? and session_id = "
                        + LAST_SESSION)
                .params(version, seat, caseNumber)
                .update();
    }

    /** By seat. */
    Map<String, Integer> signedVersions(long session) {
        return jdbc
                .sql("select seat, minutes_version from deliberation_signature"
                        + " where session_id = ? and minutes_version is not null")
                .param(session)
                .query(Row.as(row -> Map.entry(row.text("seat"), row.integer("minutes_version"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Kept edition(Row row) {
        return new Kept(
                row.text("minutes_number"),
                row.integer("version"),
                row.word("occasion", Edition.Occasion::of),
                row.instant("at"),
                row.text("content"),
                row.text("sha256"));
    }
}
