package org.wufang.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.ClockRepository.Segment;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.Measure;
import org.wufang.platform.web.Problem;

/**
 * The door to the time of a case: its three clocks, whose time it was, and what stopped it. A pause says at its beginning
 * when it ends by itself, and the clocks are due by that at once; who ends it before sets them back.
 */
@Service
@Transactional
public class CaseClocks {

    private final ClockKeeper keeper;
    private final ClockRepository clocks;
    private final CaseRepository cases;
    private final CaseFiles files;
    private final Clock clock;

    CaseClocks(ClockKeeper keeper, ClockRepository clocks, CaseRepository cases, CaseFiles files, Clock clock) {
        this.keeper = keeper;
        this.clocks = clocks;
        this.cases = cases;
        this.files = files;
        this.clock = clock;
    }

    /** The clocks that were ever started, in the order of {@link CaseClock}: the last run of each. */
    @Transactional(readOnly = true)
    public List<ClockState> state(String number) {
        return Stream.of(CaseClock.values())
                .flatMap(each -> keeper.last(number, each).stream())
                .map(this::state)
                .toList();
    }

    private ClockState state(ClockRepository.Clock one) {
        Instant now = now();
        Instant at = one.endedAt() == null || now.isBefore(one.endedAt()) ? now : one.endedAt();
        ClockRun run = keeper.run(one);
        Duration used = run.used(at);
        Duration left = run.whole().minus(used);
        return new ClockState(
                one.clock(),
                one.startedAt(),
                one.ends().dueAt(),
                one.working(),
                one.allowed(),
                one.granted(),
                used,
                left.isNegative() ? Duration.ZERO : left,
                one.isRunning(),
                one.ends().dueAt().isBefore(at),
                colour(one.ends(), at),
                one.isRunning()
                        ? run.pauses().stream()
                                .filter(pause -> pause.isOpen(now))
                                .findFirst()
                                .orElse(null)
                        : null);
    }

    private static ClockColour colour(ClockRepository.Ends ends, Instant at) {
        if (!at.isBefore(ends.redAt())) {
            return ClockColour.RED;
        }
        return at.isBefore(ends.amberAt()) ? ClockColour.GREEN : ClockColour.AMBER;
    }

    /**
     * Clocks of open cases that are at least amber, or red only: the earliest due first.
     *
     * @param page from 0
     */
    @Transactional(readOnly = true)
    public ClockAlert.Page alerts(boolean redOnly, int page, int size) {
        Instant now = now();
        return new ClockAlert.Page(
                clocks.alerts(now, redOnly, page, size).stream()
                        .map(one -> new ClockAlert(
                                one.caseNumber(),
                                one.clock(),
                                colour(one.ends(), now),
                                one.ends().dueAt(),
                                one.ends().dueAt().isBefore(now)))
                        .toList(),
                page,
                size,
                clocks.countAlerts(now, redOnly));
    }

    /** Whose time it was, from the opening to the close, or to now. */
    @Transactional(readOnly = true)
    public List<TierShare> shares(String number) {
        CaseFile file = files.get(number);
        List<Segment> tiers = clocks.tiers(number);
        List<TierShare> shares = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            Segment tier = tiers.get(i);
            Instant to = i + 1 < tiers.size() ? tiers.get(i + 1).from() : until(file);
            shares.add(share(tier.tier(), tier.from(), to));
        }
        return shares;
    }

    /** The time that the case took as a whole, or has taken by now. */
    @Transactional(readOnly = true)
    public TierShare whole(String number) {
        CaseFile file = files.get(number);
        return new TierShare(
                "whole",
                "合计",
                file.reported().at(),
                until(file),
                time(false, file.reported().at(), until(file)),
                time(true, file.reported().at(), until(file)));
    }

    private TierShare share(Tier tier, Instant from, Instant to) {
        return new TierShare(tier.word(), tier.label(), from, to, time(false, from, to), time(true, from, to));
    }

    /** Between the seconds in which they lie: what is cut off one share is in the next. */
    private Duration time(boolean working, Instant from, Instant to) {
        return keeper.measure(working)
                .between(from.truncatedTo(ChronoUnit.SECONDS), to.truncatedTo(ChronoUnit.SECONDS));
    }

    private Instant until(CaseFile file) {
        return file.closing().at() == null ? now() : file.closing().at();
    }

    /** Every pause and extension, oldest first. */
    @Transactional(readOnly = true)
    public List<Pause> pauses(String number) {
        return clocks.pauses(number);
    }

    /** The pause that lasts at this moment. */
    @Transactional(readOnly = true)
    public Optional<Pause> pause(String number) {
        return keeper.open(number, now());
    }

    /**
     * What was agreed is on public notice: the clocks of the handling stand still until it ends. A wait for the reporter
     * ends with it.
     */
    public void noticeRuns(String number, Instant until) {
        CaseFile file = lock(number);
        Instant now = now();
        keeper.open(number, now).ifPresent(open -> end(file, open, now, null, Actor.SYSTEM));
        begin(file, PauseKind.PUBLIC_NOTICE, "决议公示", Actor.SYSTEM, until, null, null);
    }

    /** An objection has stopped the notice: there is work to do, and the clocks run. */
    public void noticeStopped(String number) {
        CaseFile file = lock(number);
        Instant now = now();
        keeper.open(number, now)
                .filter(open -> open.kind() == PauseKind.PUBLIC_NOTICE)
                .ifPresent(open -> end(file, open, now, null, Actor.SYSTEM));
    }

    /**
     * Asks who reported, and stops the clocks until they answer.
     *
     * @param until when nobody waits any longer
     * @param taskId the task that waits with the case
     * @throws Problem {@code clock-paused}, 409, when the clocks stand still already
     */
    public void awaitReporter(String number, String question, String reason, Instant until, String taskId, Actor by) {
        CaseFile file = lock(number);
        keeper.open(number, now()).ifPresent(open -> {
            throw new Problem("clock-paused", number, open.kind().label());
        });
        begin(file, PauseKind.AWAITING_REPORTER, reason, by, until, taskId, question);
    }

    /**
     * The reporter has answered, or nobody waits any longer: the clocks run again.
     *
     * @param answer in the words of who reported; null when the handler says that it is not awaited any more
     * @return the pause that ended
     * @throws Problem {@code not-awaited}, 409, when nothing is awaited from who reported
     */
    public Pause reporterAnswered(String number, @Nullable String answer, Actor by) {
        CaseFile file = lock(number);
        Instant now = now();
        Pause open = keeper.open(number, now)
                .filter(pause -> pause.kind() == PauseKind.AWAITING_REPORTER)
                .orElseThrow(() -> new Problem("not-awaited"));
        end(file, open, now, answer, by);
        return open;
    }

    /**
     * The next level has granted more time.
     *
     * @return when each clock is due now; those that do not run are not among them
     */
    Map<CaseClock, Instant> extend(String number, List<CaseClock> reach, int workingDays, String reason, Actor by) {
        CaseFile file = lock(number);
        Instant now = now();
        clocks.insertPause(number, PauseKind.EXTENSION, reason, by, now, now, null, null);
        Map<CaseClock, Instant> due = new LinkedHashMap<>();
        reach.forEach(each -> keeper.extend(file, each, workingDays).ifPresent(at -> due.put(each, at)));
        return due;
    }

    private void begin(
            CaseFile file,
            PauseKind kind,
            String reason,
            Actor by,
            Instant until,
            @Nullable String taskId,
            @Nullable String question) {
        Instant end = until.truncatedTo(ChronoUnit.MILLIS);
        clocks.insertPause(file.number(), kind, reason, by, now(), end, taskId, question);
        keeper.setAnew(file);
        files.record(
                file.number(),
                "casefile.clockPaused",
                by,
                null,
                content(file.number(), kind, Map.of("until", end.toString(), "reason", reason)));
    }

    private void end(CaseFile file, Pause open, Instant now, @Nullable String answer, Actor by) {
        keeper.end(file, open, now, answer);
        files.record(
                file.number(),
                "casefile.clockResumed",
                by,
                null,
                content(file.number(), open.kind(), answer == null ? Map.of() : Map.of("answer", answer)));
    }

    private Map<String, Object> content(String number, PauseKind kind, Map<String, String> more) {
        Map<String, Object> content = new LinkedHashMap<>(more);
        content.put("kind", kind.word());
        content.put("particulars", kind.label());
        CaseFile file = files.get(number);
        put(content, "tierDueAt", file.due().tier());
        put(content, "businessDueAt", file.due().business());
        put(content, "citizenDueAt", file.due().citizen());
        return content;
    }

    private static void put(Map<String, Object> content, String key, @Nullable Instant at) {
        if (at != null) {
            content.put(key, at.toString());
        }
    }

    Measure measure(boolean working) {
        return keeper.measure(working);
    }

    private CaseFile lock(String number) {
        return cases.lock(number).orElseThrow(() -> CaseFiles.unknown(number));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
