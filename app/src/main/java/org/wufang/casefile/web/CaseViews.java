package org.wufang.casefile.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseClock;
import org.wufang.casefile.CaseClocks;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseHistory;
import org.wufang.casefile.CaseNames;
import org.wufang.casefile.CaseOwners;
import org.wufang.casefile.CaseReaders;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.ClockState;
import org.wufang.casefile.KeptSubmission;
import org.wufang.casefile.NewCase;
import org.wufang.casefile.Owner;
import org.wufang.casefile.Pause;
import org.wufang.casefile.workflow.OpenTasks;
import org.wufang.directory.Directory;
import org.wufang.platform.time.WorkingCalendar;

/** Puts a case together for its reader. */
@Component
class CaseViews {

    private final CaseReaders readers;
    private final CaseHistory history;
    private final OpenTasks tasks;
    private final CaseNames names;
    private final CaseClocks clocks;
    private final CaseOwners owners;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final Clock clock;

    CaseViews(
            CaseReaders readers,
            CaseHistory history,
            OpenTasks tasks,
            CaseNames names,
            CaseClocks clocks,
            CaseOwners owners,
            Directory directory,
            WorkingCalendar calendar,
            Clock clock) {
        this.readers = readers;
        this.history = history;
        this.tasks = tasks;
        this.names = names;
        this.clocks = clocks;
        this.owners = owners;
        this.directory = directory;
        this.calendar = calendar;
        this.clock = clock;
    }

    CaseSummary summary(CaseFile file) {
        Optional<Instant> due = runs(file)
                ? Stream.of(file.due().tier(), file.due().business(), file.due().citizen())
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                : Optional.empty();
        return new CaseSummary(
                file.number(),
                file.reported().title(),
                file.status().word(),
                file.status().label(),
                file.course().path(),
                file.triaged().level(),
                file.matter(),
                names.matter(file.matter()),
                file.place(),
                names.place(file.place(), file.reported().address()),
                file.hazard(),
                file.reported().channel(),
                file.reported().at(),
                due.orElse(null),
                due.filter(at -> at.isBefore(clock.instant())).isPresent());
    }

    CaseView whole(CaseFile file, String person) {
        return new CaseView(
                summary(file),
                file,
                file.reported().parties().stream()
                        .map(role -> new CaseView.Party(role, directory.roleName(role)))
                        .toList(),
                clocks(file),
                owner(owners.of(file.number())),
                readers.reporter(file, person).map(CaseViews::reporter).orElse(null),
                readers.mayKnowReporter(file, person) ? file.trackingCode() : null,
                tasks.of(file.number()),
                history.of(file.number()).stream().map(this::entry).toList(),
                readers.submissions(file.number(), person).stream()
                        .map(this::submission)
                        .toList(),
                readers.sections(file.number(), person));
    }

    private CaseView.TimelineEntry entry(CaseHistory.Step step) {
        return new CaseView.TimelineEntry(
                step.at(),
                step.act(),
                step.title(),
                directory.personName(step.actor().person()),
                step.actor().role(),
                step.actor().unit(),
                step.office());
    }

    private CaseView.SubmissionView submission(KeptSubmission kept) {
        var form = kept.submission();
        return new CaseView.SubmissionView(
                kept.at(),
                form.form(),
                kept.title(),
                form.element(),
                directory.personName(form.actor().person()),
                form.actor().role(),
                form.actor().unit(),
                names.office(form.actor()),
                form.values().entrySet().stream()
                        .map(field -> new CaseView.Field(
                                field.getKey(),
                                kept.labels()
                                        .getOrDefault(field.getKey(), field.getKey())
                                        .toString(),
                                field.getValue()))
                        .toList());
    }

    private CaseView.Clocks clocks(CaseFile file) {
        Map<CaseClock, ClockState> states =
                clocks.state(file.number()).stream().collect(Collectors.toMap(ClockState::clock, state -> state));
        return new CaseView.Clocks(
                due(file, file.due().tier(), states.get(CaseClock.TIER)),
                due(file, file.due().business(), states.get(CaseClock.BUSINESS)),
                due(file, file.due().citizen(), states.get(CaseClock.CITIZEN)));
    }

    private static CaseView.Run run(ClockState state) {
        Pause pause = state.pause();
        return new CaseView.Run(
                state.startedAt(),
                state.working(),
                state.allowed().toSeconds(),
                state.granted().toSeconds(),
                state.used().toSeconds(),
                state.left().toSeconds(),
                !state.running(),
                state.colour().word(),
                state.overdue() ? "超期" : state.colour().label(),
                pause == null
                        ? null
                        : new CaseView.Standing(
                                pause.kind().word(), pause.kind().label(), pause.reason(), pause.from(), pause.end()));
    }

    private CaseView.Owner owner(Owner owner) {
        return new CaseView.Owner(
                owner.group(),
                directory.groupName(owner.group()),
                owner.person() == null ? null : directory.personName(owner.person()),
                owner.from());
    }

    private CaseView.@Nullable Due due(CaseFile file, @Nullable Instant at, @Nullable ClockState state) {
        if (at == null) {
            return null;
        }
        Instant until =
                file.closing().at() == null ? clock.instant() : file.closing().at();
        return new CaseView.Due(
                at,
                file.status() != CaseStatus.DEFERRED && at.isBefore(until),
                calendar.warning(at).orElse(null),
                state == null ? null : run(state));
    }

    /** A closed case hurries nobody, nor does one that is deferred. */
    private static boolean runs(CaseFile file) {
        return file.closing().at() == null && file.status() != CaseStatus.DEFERRED;
    }

    private static CaseView.Reporter reporter(NewCase.Reporter reporter) {
        return new CaseView.Reporter(reporter.name(), reporter.phone());
    }
}
