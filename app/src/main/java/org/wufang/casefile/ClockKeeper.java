package org.wufang.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.casefile.ClockRepository.Clock;
import org.wufang.casefile.ClockRepository.Ends;
import org.wufang.casefile.ClockRepository.Segment;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.time.Measure;
import org.wufang.platform.time.Term;
import org.wufang.platform.time.WorkingCalendar;

/** Keeps the tiers, clocks and pauses of a case as its status moves. The caller has locked the case. */
@Component
class ClockKeeper {

    private final ClockRepository clocks;
    private final CaseRepository cases;
    private final DecisionTables tables;
    private final WorkingCalendar calendar;

    ClockKeeper(ClockRepository clocks, CaseRepository cases, DecisionTables tables, WorkingCalendar calendar) {
        this.clocks = clocks;
        this.cases = cases;
        this.tables = tables;
        this.calendar = calendar;
    }

    void opened(CaseFile file) {
        clocks.insertTier(
                file.number(), 1, Tier.of(file.status()), file.reported().at());
    }

    /**
     * The case has moved on: its tier's clock ends with the tier, all clocks with the case and with its deferral. Nobody
     * waits any longer for what was awaited below.
     *
     * @return the pause that ended with it
     */
    Optional<Pause> moved(CaseFile file, CaseStatus to, Instant at) {
        String number = file.number();
        Optional<Pause> ended = open(number, at);
        ended.ifPresent(pause -> end(file, pause, at, null));
        if (to.isEnd()) {
            clocks.endClocks(number, List.of(CaseClock.values()), at);
            return ended;
        }
        Tier tier = Tier.of(to);
        if (file.closing().at() != null) {
            Segment before = lastTier(number);
            clocks.insertTier(
                    number, before.seq() + 1, Tier.CLOSED, later(file.closing().at(), before.from()));
        }
        Segment last = lastTier(number);
        if (last.tier() != tier) {
            clocks.endClocks(number, tier == Tier.DEFERRED ? List.of(CaseClock.values()) : List.of(CaseClock.TIER), at);
            clocks.insertTier(number, last.seq() + 1, tier, later(at, last.from()));
        }
        return ended;
    }

    /**
     * Starts the clock in the place of the one that runs; nothing happens when that is the same.
     *
     * @return when it is due, pauses since its start counted in
     */
    Instant start(CaseFile file, CaseClock clock, Term term, Instant now) {
        String number = file.number();
        Measure measure = measure(term.working());
        Duration allowed = measure.between(term.from(), term.dueAt());
        Optional<Clock> running = running(number, clock);
        if (running.filter(one -> one.startedAt().equals(term.from())
                        && one.working() == term.working()
                        && one.allowed().equals(allowed))
                .isPresent()) {
            return running.get().ends().dueAt();
        }
        clocks.endClocks(number, List.of(clock), now);
        Ends ends =
                ends(file, clock, new ClockRun(term.from(), allowed, Duration.ZERO, pauses(number, clock), measure));
        clocks.insertClock(number, clock, lastTier(number).seq(), term, allowed, ends);
        return ends.dueAt();
    }

    /** The pause that lasts at this moment. */
    Optional<Pause> open(String number, Instant at) {
        return clocks.pauses(number).stream().filter(pause -> pause.isOpen(at)).findFirst();
    }

    /** Ends it before its time. */
    void end(CaseFile file, Pause pause, Instant at, @Nullable String answer) {
        clocks.endPause(pause.id(), at, answer);
        setAnew(file);
    }

    /** Pauses have changed: every clock that runs is due by them. */
    void setAnew(CaseFile file) {
        for (CaseClock clock : CaseClock.values()) {
            running(file.number(), clock).ifPresent(one -> set(file, one, one.granted()));
        }
        show(file.number());
    }

    /**
     * The running clock is due so many working days later.
     *
     * @return when it is due now; empty when it does not run
     */
    Optional<Instant> extend(CaseFile file, CaseClock clock, int workingDays) {
        return running(file.number(), clock).map(one -> {
            Instant due = one.ends().dueAt();
            Duration more = measure(one.working()).between(due, calendar.plusWorkingDays(due, workingDays));
            set(file, one, one.granted().plus(more));
            show(file.number());
            return running(file.number(), clock).orElseThrow().ends().dueAt();
        });
    }

    private void set(CaseFile file, Clock one, Duration granted) {
        clocks.set(one.id(), granted, ends(file, one.clock(), run(one, granted)));
    }

    /** The case shows when its clocks are due. */
    private void show(String number) {
        cases.setClocks(
                number, due(number, CaseClock.TIER), due(number, CaseClock.BUSINESS), due(number, CaseClock.CITIZEN));
    }

    private @Nullable Instant due(String number, CaseClock clock) {
        return last(number, clock).map(one -> one.ends().dueAt()).orElse(null);
    }

    Optional<Clock> running(String number, CaseClock clock) {
        return last(number, clock).filter(Clock::isRunning);
    }

    /** The run that was started last, ended or not. */
    Optional<Clock> last(String number, CaseClock clock) {
        return clocks.clocks(number).stream()
                .filter(one -> one.clock() == clock)
                .reduce((first, second) -> second);
    }

    ClockRun run(Clock one) {
        return run(one, one.granted());
    }

    private ClockRun run(Clock one, Duration granted) {
        return new ClockRun(
                one.startedAt(), one.allowed(), granted, pauses(one.caseNumber(), one.clock()), measure(one.working()));
    }

    Segment lastTier(String number) {
        List<Segment> all = clocks.tiers(number);
        return all.get(all.size() - 1);
    }

    Measure measure(boolean working) {
        return new Measure(working, calendar);
    }

    private List<Pause> pauses(String number, CaseClock clock) {
        return clocks.pauses(number).stream()
                .filter(pause -> pause.kind().stops(clock))
                .toList();
    }

    private Ends ends(CaseFile file, CaseClock clock, ClockRun run) {
        List<Map<String, Object>> rows =
                tables.evaluateLatest("clock-alert", Map.of("clock", clock.word(), "hazard", file.hazard()));
        if (rows.size() != 1) {
            throw new IllegalStateException("the table clock-alert has %d rules for the clock %s, hazard %s"
                    .formatted(rows.size(), clock.word(), file.hazard()));
        }
        return new Ends(
                run.dueAt(), run.reached(percent(rows.get(0), "amber")), run.reached(percent(rows.get(0), "red")));
    }

    private static int percent(Map<String, Object> row, String output) {
        int percent = ((Number) row.get(output)).intValue();
        if (percent < 0 || percent > 100) {
            throw new IllegalStateException("the table clock-alert has %s at %d %%".formatted(output, percent));
        }
        return percent;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
