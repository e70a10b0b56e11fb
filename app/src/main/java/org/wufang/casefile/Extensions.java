package org.wufang.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.Extension.Reach;
import org.wufang.casefile.Extension.State;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/**
 * The door to more time (延时). The first in a tier is decided by the next level, a second by the command centre, and
 * there is no third; nobody decides their own.
 */
@Service
@Transactional
public class Extensions implements CaseFileSection {

    private static final String COORDINATION = "coordination";
    private static final String COMMAND_CENTRE = "commandCentre";

    /** What is above these is the district; above all others, the street. */
    private static final Set<String> BELOW_THE_DISTRICT =
            Set.of(COORDINATION, "blockService", "rapidResponse", "department");

    private static final int MOST = 2;

    private final ExtensionRepository extensions;
    private final CaseClocks clocks;
    private final ClockKeeper keeper;
    private final CaseFiles files;
    private final CaseNames names;
    private final Directory directory;
    private final DecisionTables tables;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Extensions(
            ExtensionRepository extensions,
            CaseClocks clocks,
            ClockKeeper keeper,
            CaseFiles files,
            CaseNames names,
            Directory directory,
            DecisionTables tables,
            ApplicationEventPublisher events,
            Clock clock) {
        this.extensions = extensions;
        this.clocks = clocks;
        this.keeper = keeper;
        this.files = files;
        this.names = names;
        this.directory = directory;
        this.tables = tables;
        this.events = events;
        this.clock = clock;
    }

    /** Whether one may be asked for now: the case has a tier whose clock runs, and none waits for its decision. */
    @Transactional(readOnly = true)
    public boolean mayAsk(String number, Actor by) {
        return !by.role().equals(COMMAND_CENTRE)
                && keeper.running(number, CaseClock.TIER).isPresent()
                && undecided(number).isEmpty();
    }

    /** Working days that the newest table {@code deadlines} allows at most; 0 where there is no extension. */
    @Transactional(readOnly = true)
    public int most(String number) {
        CaseFile file = files.get(number);
        List<Map<String, Object>> rows = tables.evaluateLatest(
                "deadlines",
                Map.of(
                        "step",
                        "extension",
                        "hazard",
                        file.hazard(),
                        "whistleKind",
                        "",
                        "path",
                        file.course().pathOrEmpty()));
        if (rows.size() != 1 || !"workingDays".equals(rows.get(0).get("unit"))) {
            throw new IllegalStateException("the table deadlines has no working days for the step extension: " + rows);
        }
        return ((Number) rows.get(0).get("amount")).intValue();
    }

    /**
     * Asks the next level.
     *
     * @param taskDueAt when the task concerned is due; null when it has no end
     * @throws Problem {@code extension-late}, 409, when a clock concerned or the task is overdue; {@code
     *     extension-exhausted}, 409, after the second in this tier
     * @throws FormRejected for more days than allowed
     */
    public void ask(
            String number,
            Reach reach,
            int days,
            String reason,
            Extension.ForTask task,
            @Nullable Instant taskDueAt,
            Actor by) {
        int most = most(number);
        if (days < 1 || days > most) {
            throw most == 0
                    ? FormRejected.of("days", "延时天数", "no-extension")
                    : FormRejected.of("days", "延时天数", "extension-days", most);
        }
        Instant now = now();
        boolean late = taskDueAt != null && !now.isBefore(taskDueAt)
                || reach.clocks().stream()
                        .flatMap(each -> keeper.running(number, each).stream())
                        .anyMatch(one -> !now.isBefore(one.ends().dueAt()));
        if (late) {
            throw new Problem("extension-late");
        }
        int tier = keeper.lastTier(number).seq();
        long granted = extensions.of(number).stream()
                .filter(one -> one.tierSeq() == tier && one.state() == State.GRANTED)
                .count();
        if (granted >= MOST) {
            throw new Problem("extension-exhausted", MOST);
        }
        String decider = decider(files.get(number).place(), by, granted > 0);
        long id = extensions.insert(
                number, tier, new Extension.Request(reach, days, reason, task, by, now, decider, granted > 0));
        tell(
                number,
                "extension/" + id + "/asked",
                "casefile.extensionAsked",
                List.of(decider),
                List.of(),
                Map.of(
                        "task", task.name(),
                        "days", String.valueOf(days),
                        "office", names.office(by)));
    }

    private String decider(Place place, Actor by, boolean exceptional) {
        String role = exceptional || BELOW_THE_DISTRICT.contains(by.role()) ? COMMAND_CENTRE : COORDINATION;
        return directory.groupsFor(role, place.unit()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody is above " + by));
    }

    /** The one that waits for its decision and that this person may decide: of the level asked or the command centre. */
    @Transactional(readOnly = true)
    public Optional<Extension> toDecide(String number, Actor by) {
        return undecided(number)
                .filter(one -> one.request().deciderGroup().equals(by.unit() + "." + by.role())
                        || by.role().equals(COMMAND_CENTRE))
                .filter(one -> !one.request().by().person().equals(by.person()));
    }

    /**
     * Grants or refuses it. What is granted moves the clocks; the task's own time is moved by who calls.
     *
     * @throws Problem {@code no-extension}, 409, when none waits that this person may decide
     */
    public Extension decide(String number, boolean granted, String reason, Actor by) {
        Extension asked = toDecide(number, by).orElseThrow(() -> new Problem("no-extension"));
        State state = granted ? State.GRANTED : State.REFUSED;
        extensions.decide(asked.id(), state, by, now(), reason);
        Map<String, Object> content = new LinkedHashMap<>();
        Extension.Request request = asked.request();
        content.put("days", request.days());
        content.put("reach", request.reach().word());
        content.put("reason", reason);
        content.put("particulars", "%s，%d 个工作日".formatted(request.reach().label(), request.days()));
        if (granted) {
            clocks.extend(number, request.reach().clocks(), request.days(), request.reason(), by)
                    .forEach((each, due) -> content.put(each.word() + "DueAt", due.toString()));
        }
        files.record(number, granted ? "casefile.extensionGranted" : "casefile.extensionRefused", by, null, content);
        tell(
                number,
                "extension/" + asked.id() + "/decided",
                granted ? "casefile.extensionGranted" : "casefile.extensionRefused",
                List.of(),
                List.of(request.by().person()),
                Map.of(
                        "task",
                        request.task().name(),
                        "days",
                        String.valueOf(request.days()),
                        "office",
                        names.office(by)));
        return asked;
    }

    /** Of the tier that has the case now: an earlier tier's request went with it. */
    private Optional<Extension> undecided(String number) {
        int tier = keeper.lastTier(number).seq();
        return extensions.of(number).stream()
                .filter(one -> one.state() == State.ASKED && one.tierSeq() == tier)
                .findFirst();
    }

    private void tell(
            String number,
            String key,
            String template,
            List<String> groups,
            List<String> people,
            Map<String, String> words) {
        Map<String, String> all = new LinkedHashMap<>(words);
        all.put("case", number);
        events.publishEvent(new NoticeRaised(key, template, groups, people, all, number, null, false));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String name() {
        return "extensions";
    }

    @Override
    public List<? extends Map<String, ?>> read(String caseNumber) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Extension one : extensions.of(caseNumber)) {
            Map<String, Object> row = new LinkedHashMap<>();
            Extension.Request request = one.request();
            row.put("taskName", request.task().name());
            row.put("reach", request.reach().label());
            row.put("days", request.days());
            row.put("by", names.office(request.by()));
            row.put("at", request.at().toString());
            row.put("reason", request.reason());
            row.put("exceptional", request.exceptional());
            row.put("state", one.state().label());
            if (one.decision() != null) {
                row.put("decidedBy", names.office(one.decision().by()));
                row.put("decisionReason", one.decision().reason());
            }
            rows.add(row);
        }
        return rows;
    }
}
