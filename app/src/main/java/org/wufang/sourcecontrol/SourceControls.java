package org.wufang.sourcecontrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseNames;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.directory.Unit;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;

/** The door to source control: a cause that comes back in one place is dealt with itself. */
@Service
@Transactional
public class SourceControls {

    private final SourceControlRepository repository;
    private final RootCauses causes;
    private final CaseFiles caseFiles;
    private final CaseNames names;
    private final Directory directory;
    private final DecisionTables tables;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SourceControls(
            SourceControlRepository repository,
            RootCauses causes,
            CaseFiles caseFiles,
            CaseNames names,
            Directory directory,
            DecisionTables tables,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.causes = causes;
        this.caseFiles = caseFiles;
        this.names = names;
        this.directory = directory;
        this.tables = tables;
        this.events = events;
        this.clock = clock;
    }

    /** The root cause of a case was found. */
    public void causeFound(String caseNumber, String cause) {
        CaseFile file = caseFiles.get(caseNumber);
        repository.cause(caseNumber, cause, file.place().community(), file.matter(), clock.instant());
    }

    /**
     * A case was archived.
     *
     * @return id of the source control that this has opened; empty when its cause is not known, has not come back often
     *     enough, or is being dealt with
     */
    public OptionalLong archived(String caseNumber) {
        if (!repository.archived(caseNumber, clock.instant())) {
            return OptionalLong.empty();
        }
        CaseFile file = caseFiles.get(caseNumber);
        String cause = repository.causeOf(caseNumber).orElseThrow();
        List<Map<String, Object>> bounds =
                tables.evaluateLatest("source-control-bound", Map.of("rootCause", cause, "matter", file.matter()));
        if (bounds.isEmpty() || file.place().community().isEmpty()) {
            return OptionalLong.empty(); // the office has excepted this cause, or there is no place to deal with
        }
        int bound = ((Number) bounds.get(0).get("likeCases")).intValue();
        int days = ((Number) bounds.get(0).get("withinDays")).intValue();
        repository.hold();
        List<String> like =
                repository.like(cause, file.place().community(), clock.instant().minus(Duration.ofDays(days)));
        if (like.size() < bound || repository.isOpen(cause, file.place().community())) {
            return OptionalLong.empty();
        }
        long id = repository.open(cause, file.place(), days, like, clock.instant());
        SourceControl opened = get(id);
        record(opened, "oversight.sourceControlOpened", Actor.SYSTEM, Map.of("cases", like));
        events.publishEvent(NoticeRaised.toGroups(
                "source/" + id,
                "oversight.sourceControl",
                directory.groupsFor("coordination", file.place().street()),
                caseNumber,
                Map.of(
                        "cause", causeName(opened),
                        "community", communityName(opened),
                        "count", String.valueOf(like.size()))));
        return OptionalLong.of(id);
    }

    /** An archived case was reopened: it counts no more, unless it is archived again. */
    public void reopened(String caseNumber) {
        repository.reopened(caseNumber);
    }

    /** The process instance that carries it. */
    public void carriedBy(long id, String instance) {
        repository.instance(id, instance);
    }

    public SourceControl get(long id) {
        return repository.find(id).orElseThrow(() -> new IllegalStateException("no source control " + id));
    }

    public void plan(long id, String measure, String responsible, LocalDate finishOn, Actor by) {
        repository.plan(
                id,
                new SourceControl.Measure(
                        measure, responsible, finishOn, by.person(), clock.instant(), null, null, null));
        record(
                get(id),
                "oversight.sourceControlPlanned",
                by,
                Map.of("measure", measure, "responsible", responsible, "finishOn", finishOn.toString()));
    }

    /** @throws FormRejected when who verifies has planned the measure */
    public void verify(long id, boolean effective, String finding, Actor by) {
        SourceControl.Measure measure = Objects.requireNonNull(get(id).newest(), "nothing planned");
        if (measure.plannedBy().equals(by.person())) {
            throw FormRejected.of("sourceControlOutcome", "核验结论", "verified-by-the-planner");
        }
        repository.verify(id, effective, finding, by.person(), clock.instant());
        record(get(id), "oversight.sourceControlVerified", by, Map.of("effective", effective, "finding", finding));
    }

    /** Source control that the person may see: of their street for its coordination, of their district for its centre. */
    @Transactional(readOnly = true)
    public List<SourceControl> readableBy(String person, int offset, int limit) {
        List<String> streets = new ArrayList<>();
        List<String> districts = new ArrayList<>();
        for (Membership held : directory.membershipsOf(person)) {
            switch (held.role()) {
                case "coordination" -> streets.add(held.unit());
                case "commandCentre", "manager" -> districts.add(held.unit());
                default -> {}
            }
        }
        return repository.in(streets, districts, offset, limit);
    }

    public String causeName(SourceControl control) {
        return causes.name(control.cause());
    }

    public String communityName(SourceControl control) {
        return directory.unit(control.community()).map(Unit::shortName).orElse(control.community());
    }

    /** The like cases of a measure's time: archived since it was planned. */
    List<String> since(SourceControl control, Instant at) {
        return repository.archivedSince(control.cause(), control.community(), at);
    }

    /** SQ-2026-000123 屋面渗漏. */
    String caseLine(String number) {
        CaseFile file = caseFiles.get(number);
        return number + " " + names.matter(file.matter()) + " "
                + file.reported().title();
    }

    /** In each of the cases; the form that was filled stands in one of them. */
    private void record(SourceControl control, String act, Actor by, Map<String, Object> particulars) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("rootCause", control.cause());
        content.put("rootCauseName", causeName(control));
        content.put("community", control.community());
        content.putAll(particulars);
        control.cases().forEach(number -> caseFiles.record(number, act, by, null, content));
    }
}
