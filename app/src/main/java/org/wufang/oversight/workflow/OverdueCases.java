package org.wufang.oversight.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseWatch;
import org.wufang.casefile.CaseWatch.Deadline;
import org.wufang.directory.Directory;
import org.wufang.oversight.Miss;
import org.wufang.oversight.Oversights;
import org.wufang.platform.engine.OwnTransaction;
import org.wufang.platform.engine.PatrolRound;

/**
 * Deadlines that no task has: the time of the whole case, as the business and as the citizen count it, and the day on
 * which a deferred case was to be looked at again. One that stays deferred beyond it has lost its timer.
 */
@Component
class OverdueCases implements PatrolRound {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 100;

    /** The re-check begins with a timer, which may take its time after a downtime. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final CaseWatch watch;
    private final CaseTasks caseTasks;
    private final Oversights oversights;
    private final OversightProcess process;
    private final Directory directory;
    private final OwnTransaction own;
    private final Clock clock;

    OverdueCases(
            CaseWatch watch,
            CaseTasks caseTasks,
            Oversights oversights,
            OversightProcess process,
            Directory directory,
            OwnTransaction own,
            Clock clock) {
        this.watch = watch;
        this.caseTasks = caseTasks;
        this.oversights = oversights;
        this.process = process;
        this.directory = directory;
        this.own = own;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "overdueCases";
    }

    @Override
    public void make() {
        Instant now = clock.instant();
        List<Found> found = new ArrayList<>();
        find(found, Deadline.BUSINESS, now);
        find(found, Deadline.CITIZEN, now);
        find(found, Deadline.RECHECK, now.minus(GRACE));
        own.each(found, Found::caseNumber, this::start);
    }

    private void start(Found found) {
        process.start(found.caseNumber(), () -> watch.overdue(found.deadline(), found.at(), found.caseNumber())
                .map(file -> miss(file, found.deadline())));
    }

    private void find(List<Found> into, Deadline deadline, Instant at) {
        int enough = into.size() + AT_ONCE;
        String after = "";
        List<CaseFile> page;
        do {
            page = watch.overdue(deadline, at, after, PAGE);
            oversights.notYetUnder(word(deadline), dueAt(page, deadline)).stream()
                    .limit(enough - into.size())
                    .forEach(number -> into.add(new Found(number, deadline, at)));
            after = page.isEmpty() ? after : page.get(page.size() - 1).number();
        } while (page.size() == PAGE && into.size() < enough);
    }

    private static Map<String, Instant> dueAt(List<CaseFile> page, Deadline deadline) {
        Map<String, Instant> dueAt = new LinkedHashMap<>();
        page.forEach(file -> dueAt.put(file.number(), dueAt(file, deadline)));
        return dueAt;
    }

    private static Instant dueAt(CaseFile file, Deadline deadline) {
        return Objects.requireNonNull(
                switch (deadline) {
                    case BUSINESS -> file.due().business();
                    case CITIZEN -> file.due().citizen();
                    case RECHECK -> file.course().recheckAt();
                });
    }

    private static String word(Deadline deadline) {
        return switch (deadline) {
            case BUSINESS -> Miss.BUSINESS_CLOCK;
            case CITIZEN -> Miss.CITIZEN_CLOCK;
            case RECHECK -> Miss.RECHECK;
        };
    }

    private static String name(Deadline deadline) {
        return switch (deadline) {
            case BUSINESS -> "诉求办结";
            case CITIZEN -> "答复诉求人";
            case RECHECK -> "复查挂账诉求";
        };
    }

    private Miss miss(CaseFile file, Deadline deadline) {
        String street = file.place().street();
        return new Miss(
                file.number(),
                word(deadline),
                name(deadline),
                List.of(),
                deadline == Deadline.RECHECK
                        ? directory.groupsFor("coordination", street)
                        : caseTasks.holders(caseTasks.of(file.number()), street),
                file.place().district().isEmpty()
                        ? directory.district()
                        : file.place().district(),
                street,
                dueAt(file, deadline));
    }

    /** @param at before which the deadline was */
    private record Found(String caseNumber, Deadline deadline, Instant at) {}
}
