package org.wufang.casefile;

import static org.wufang.platform.rows.Row.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
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
        Insert.into("casefile_tier")
                .set("case_number", number)
                .set("seq", seq)
                .set("tier", tier.word())
                .set("from_at", from)
                .run(jdbc);
    }

    /** In order. */
    List<Segment> tiers(String number) {
        return jdbc.sql("select * from casefile_tier where case_number = ? order by seq")
                .param(number)
                .query(Row.as(
                        row -> new Segment(row.integer("seq"), row.word("tier", Tier::of), row.instant("from_at"))))
                .list();
    }

    void insertClock(String number, CaseClock clock, int tier, Term term, Duration allowed, Ends ends) {
        Insert.into("casefile_clock")
                .set("case_number", number)
                .set("clock", clock.word())
                .set("tier_seq", tier)
                .set("started_at", term.from())
                .set("working", term.working())
                .set("allowed", allowed.toMillis())
                .set("due_at", ends.dueAt())
                .set("amber_at", ends.amberAt())
                .set("red_at", ends.redAt())
                .run(jdbc);
    }

    void set(long clock, Duration granted, Ends ends) {
        jdbc.sql("update casefile_clock set granted = ?, due_at = ?, amber_at = ?, red_at = ? where id = ?")
                .params(granted.toMillis(), utc(ends.dueAt()), utc(ends.amberAt()), utc(ends.redAt()), clock)
                .update();
    }

    void endClocks(String number, List<CaseClock> clocks, Instant at) {
        jdbc.sql(
                        """
                        update casefile_clock set ended_at = :at
                        where case_number = :number and ended_at is null and clock in (:clocks)""")
                .param("at", utc(at))
                .param("number", number)
                .param("clocks", clocks.stream().map(CaseClock::word).toList())
                .update();
    }

    /** All runs, oldest first. */
    List<Clock> clocks(String number) {
        return jdbc.sql("select * from casefile_clock where case_number = ? order by id")
                .param(number)
                .query(Row.as(ClockRepository::clock))
                .list();
    }

    /** Clocks of open cases that have reached the threshold, the most pressing first. */
    List<Clock> alerts(Instant now, boolean redOnly, int page, int size) {
        return jdbc.sql("select * from casefile_clock where ended_at is null and "
                        + (redOnly ? "red_at" : "amber_at")
                        + " <= :now order by due_at, id offset :offset rows fetch next :size rows only")
                .param("now", utc(now))
                .param("offset", (long) page * size)
                .param("size", size)
                .query(Row.as(ClockRepository::clock))
                .list();
    }

    long countAlerts(Instant now, boolean redOnly) {
        return jdbc.sql("select count(*) from casefile_clock where ended_at is null and "
                        + (redOnly ? "red_at" : "amber_at") + " <= ?")
                .param(utc(now))
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
        return Insert.into("casefile_pause")
                .set("case_number", number)
                .set("kind", kind.word())
                .set("reason", reason)
                .actor("by_person", "by_role", "by_unit", by)
                .set("from_at", from)
                .set("until_at", until)
                .set("task_id", task)
                .set("question", question)
                .id(jdbc);
    }

    void endPause(long pause, Instant at, @Nullable String answer) {
        jdbc.sql("update casefile_pause set to_at = ?, answer = ? where id = ?")
                .params(utc(at), answer, pause)
                .update();
    }

    /** Oldest first. */
    List<Pause> pauses(String number) {
        return jdbc.sql("select * from casefile_pause where case_number = ? order by id")
                .param(number)
                .query(Row.as(ClockRepository::pause))
                .list();
    }

    private static Clock clock(Row row) {
        return new Clock(
                row.number("id"),
                row.text("case_number"),
                row.word("clock", CaseClock::of),
                row.integer("tier_seq"),
                row.instant("started_at"),
                row.flag("working"),
                Duration.ofMillis(row.number("allowed")),
                Duration.ofMillis(row.number("granted")),
                new Ends(row.instant("due_at"), row.instant("amber_at"), row.instant("red_at")),
                row.instantOrNull("ended_at"));
    }

    private static Pause pause(Row row) {
        return new Pause(
                row.number("id"),
                row.word("kind", PauseKind::of),
                row.text("reason"),
                row.actor("by_person", "by_role", "by_unit"),
                row.instant("from_at"),
                row.instant("until_at"),
                row.instantOrNull("to_at"),
                row.textOrNull("task_id"),
                row.textOrNull("question"),
                row.textOrNull("answer"));
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
