package org.wufang.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.Term;

/** Rows of {@code casefile_tier}, {@code casefile_clock} and {@code casefile_pause}. */
@Repository
class ClockRepository {

    private final JdbcClient jdbc;

    ClockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertTier(String number, int seq, Tier tier, Instant from) {
        jdbc.sql("insert into casefile_tier (case_number, seq, tier, from_at) values (?, ?, ?, ?)")
                .params(number, seq, tier.word(), CaseRepository.utc(from))
                .update();
    }

    /** In order. */
    List<Segment> tiers(String number) {
        return jdbc.sql("select * from casefile_tier where case_number = ? order by seq")
                .param(number)
                .query((row, index) ->
                        new Segment(row.getInt("seq"), Tier.of(row.getString("tier")), instant(row, "from_at")))
                .list();
    }

    void insertClock(String number, CaseClock clock, int tier, Term term, Duration allowed, Ends ends) {
        jdbc.sql(
                        """
                        insert into casefile_clock (case_number, clock, tier_seq, started_at, working, allowed, due_at,
                            amber_at, red_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        number,
                        clock.word(),
                        tier,
                        CaseRepository.utc(term.from()),
                        term.working(),
                        allowed.toMillis(),
                        CaseRepository.utc(ends.dueAt()),
                        CaseRepository.utc(ends.amberAt()),
                        CaseRepository.utc(ends.redAt()))
                .update();
    }

    void set(long clock, Duration granted, Ends ends) {
        jdbc.sql("update casefile_clock set granted = ?, due_at = ?, amber_at = ?, red_at = ? where id = ?")
                .params(
                        granted.toMillis(),
                        CaseRepository.utc(ends.dueAt()),
                        CaseRepository.utc(ends.amberAt()),
                        CaseRepository.utc(ends.redAt()),
                        clock)
                .update();
    }

    void endClocks(String number, List<CaseClock> clocks, Instant at) {
        jdbc.sql(
                        """
                        update casefile_clock set ended_at = :at
                        where case_number = :number and ended_at is null and clock in (:clocks)""")
                .param("at", CaseRepository.utc(at))
                .param("number", number)
                .param("clocks", clocks.stream().map(CaseClock::word).toList())
                .update();
    }

    /** All runs, oldest first. */
    List<Clock> clocks(String number) {
        return jdbc.sql("select * from casefile_clock where case_number = ? order by id")
                .param(number)
                .query(ClockRepository::toClock)
                .list();
    }

    /** Those of open cases that have reached the threshold, the most pressing first. */
    List<Clock> alerts(Instant now, boolean redOnly, int page, int size) {
        return jdbc.sql("select * from casefile_clock where ended_at is null and "
                        + (redOnly ? "red_at" : "amber_at")
                        + " <= :now order by due_at, id offset :offset rows fetch next :size rows only")
                .param("now", CaseRepository.utc(now))
                .param("offset", (long) page * size)
                .param("size", size)
                .query(ClockRepository::toClock)
                .list();
    }

    long countAlerts(Instant now, boolean redOnly) {
        return jdbc.sql("select count(*) from casefile_clock where ended_at is null and "
                        + (redOnly ? "red_at" : "amber_at") + " <= ?")
                .param(CaseRepository.utc(now))
                .query(Long.class)
                .single();
    }

    long insertPause(
            String number,
            PauseKind kind,
            String reason,
            Actor by,
            Instant from,
            Instant until,
            @Nullable String task,
            @Nullable String question) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into casefile_pause (case_number, kind, reason, by_person, by_role, by_unit, from_at,
                            until_at, task_id, question)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        number,
                        kind.word(),
                        reason,
                        by.person(),
                        by.role(),
                        by.unit(),
                        CaseRepository.utc(from),
                        CaseRepository.utc(until),
                        task,
                        question)
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    void endPause(long pause, Instant at, @Nullable String answer) {
        jdbc.sql("update casefile_pause set to_at = ?, answer = ? where id = ?")
                .params(CaseRepository.utc(at), answer, pause)
                .update();
    }

    /** Oldest first. */
    List<Pause> pauses(String number) {
        return jdbc.sql("select * from casefile_pause where case_number = ? order by id")
                .param(number)
                .query(ClockRepository::toPause)
                .list();
    }

    private static Clock toClock(ResultSet row, int index) throws SQLException {
        return new Clock(
                row.getLong("id"),
                row.getString("case_number"),
                CaseClock.of(row.getString("clock")),
                row.getInt("tier_seq"),
                instant(row, "started_at"),
                row.getBoolean("working"),
                Duration.ofMillis(row.getLong("allowed")),
                Duration.ofMillis(row.getLong("granted")),
                new Ends(instant(row, "due_at"), instant(row, "amber_at"), instant(row, "red_at")),
                known(row, "ended_at").orElse(null));
    }

    private static Pause toPause(ResultSet row, int index) throws SQLException {
        return new Pause(
                row.getLong("id"),
                PauseKind.of(row.getString("kind")),
                row.getString("reason"),
                new Actor(row.getString("by_person"), row.getString("by_role"), row.getString("by_unit")),
                instant(row, "from_at"),
                instant(row, "until_at"),
                known(row, "to_at").orElse(null),
                row.getString("task_id"),
                row.getString("question"),
                row.getString("answer"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> known(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    record Segment(int seq, Tier tier, Instant from) {}

    /** When a clock is due and when it turns amber and red. */
    record Ends(Instant dueAt, Instant amberAt, Instant redAt) {}

    /** @param tierSeq the tier in whose time it began */
    record Clock(
            long id,
            String caseNumber,
            CaseClock clock,
            int tierSeq,
            Instant startedAt,
            boolean working,
            Duration allowed,
            Duration granted,
            Ends ends,
            @Nullable Instant endedAt) {

        boolean isRunning() {
            return endedAt == null;
        }
    }
}
