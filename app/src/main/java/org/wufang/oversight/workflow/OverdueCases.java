package org.wufang.oversight.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
        List<Miss> misses = new ArrayList<>();
        find(
                misses,
                Deadline.BUSINESS,
                now,
                file -> ofHolders(file, Miss.BUSINESS_CLOCK, "诉求办结", file.businessDueAt()));
        find(misses, Deadline.CITIZEN, now, file -> ofHolders(file, Miss.CITIZEN_CLOCK, "答复诉求人", file.citizenDueAt()));
        find(misses, Deadline.RECHECK, now.minus(GRACE), this::ofCoordination);
        own.each(misses, Miss::caseNumber, process::start);
    }

    private void find(List<Miss> into, Deadline deadline, Instant at, Function<CaseFile, Miss> miss) {
        int enough = into.size() + AT_ONCE;
        String after = "";
        List<CaseFile> page;
        do {
            page = watch.overdue(deadline, at, after, PAGE);
            for (CaseFile file : page) {
                Miss found = miss.apply(file);
                if (into.size() < enough && !oversights.isKnown(found)) {
                    into.add(found);
                }
                after = file.number();
            }
        } while (page.size() == PAGE && into.size() < enough);
    }

    private Miss ofHolders(CaseFile file, String deadline, String name, @Nullable Instant dueAt) {
        return miss(
                file,
                deadline,
                name,
                caseTasks.holders(caseTasks.of(file.number()), file.place().street()),
                dueAt);
    }

    private Miss ofCoordination(CaseFile file) {
        return miss(
                file,
                Miss.RECHECK,
                "复查挂账诉求",
                directory.groupsFor("coordination", file.place().street()),
                file.recheckAt());
    }

    private Miss miss(CaseFile file, String deadline, String name, List<String> groups, @Nullable Instant dueAt) {
        return new Miss(
                file.number(),
                deadline,
                name,
                List.of(),
                groups,
                file.place().district().isEmpty()
                        ? directory.district()
                        : file.place().district(),
                file.place().street(),
                Objects.requireNonNull(dueAt));
    }
}
