package org.wufang.casefile;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskSubmitted;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.Term;
import org.wufang.platform.web.Problem;

/**
 * The door to the case. Each change locks the case's row, is written with its {@link CaseEvent} in one transaction
 * and is idempotent where a delegate may run twice.
 */
@Service
@Transactional
public class CaseFiles {

    /** Who acts by the tracking code: not named anywhere. */
    public static final Actor REPORTER = new Actor("reporter", "reporter", "");

    private static final Place NOWHERE = new Place("", "", "", "", "");
    /** No I, O, 0, 1: the code is read out on the phone. 16 of these are 80 bits. */
    private static final String TRACKING_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final String COMMAND_CENTRE = "commandCentre";

    /** Who receives a report in an office of theirs; managers, administrators and the importer do not. */
    private static final Set<String> FIRST_CONTACTS = Set.of(
            "partyBranch",
            "residentsCommittee",
            "propertyFirm",
            "ownersCommittee",
            "propertyManagementCommittee",
            "socialOrganisation",
            "blockGovernor",
            "blockAssistant",
            "blockSupervisor",
            "coordination",
            "blockService",
            "rapidResponse",
            COMMAND_CENTRE,
            "department");

    private static final Duration REPEAT_WINDOW = Duration.ofDays(90);

    private final CaseRepository cases;
    private final SubmissionRepository submissions;
    private final Directory directory;
    private final CaseReaders readers;
    private final ClockKeeper clocks;
    private final OwnerRepository owners;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random = new SecureRandom();

    CaseFiles(
            CaseRepository cases,
            SubmissionRepository submissions,
            Directory directory,
            CaseReaders readers,
            ClockKeeper clocks,
            OwnerRepository owners,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${wufang.zone}") ZoneId zone) {
        this.cases = cases;
        this.submissions = submissions;
        this.directory = directory;
        this.readers = readers;
        this.clocks = clocks;
        this.owners = owners;
        this.events = events;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Gives the next number of the year, keeps facts and reporter, status {@code received}. Who received it answers for
     * it from this moment on.
     */
    public CaseFile open(NewCase newCase, Actor actor) {
        Instant now = now();
        int year = now.atZone(zone).getYear();
        CaseFile file = CaseFile.received(
                "SQ-%d-%06d".formatted(year, cases.nextNumber(year)),
                trackingCode(),
                newCase,
                placeOf(newCase.unit()),
                actor,
                now);
        cases.insert(file);
        clocks.opened(file);
        owners.insert(file.number(), new Owner(1, receiver(actor, file.place()), person(actor), now, "首接登记"));
        if (newCase.reporter() != null) {
            cases.insertReporter(file.number(), newCase.reporter());
        }
        publish(
                file.number(),
                "casefile.reported",
                actor,
                null,
                Map.of(
                        "title", newCase.title(),
                        "description", newCase.description(),
                        "matter", newCase.matter(),
                        "unit", file.place().unit(),
                        "address", newCase.address(),
                        "hazard", newCase.hazard(),
                        "households", newCase.households(),
                        "parties", newCase.parties(),
                        "channel", newCase.channel()));
        return file;
    }

    @Transactional(readOnly = true)
    public Optional<CaseFile> find(String number) {
        return cases.find(number);
    }

    /** Which of these are numbers of cases. */
    @Transactional(readOnly = true)
    public Set<String> known(Collection<String> numbers) {
        return numbers.isEmpty() ? Set.of() : cases.known(numbers);
    }

    /** @throws org.wufang.platform.web.Problem {@code unknown-case}, 404 */
    @Transactional(readOnly = true)
    public CaseFile get(String number) {
        return cases.find(number).orElseThrow(() -> unknown(number));
    }

    /** The case that the reporter follows with this code. */
    @Transactional(readOnly = true)
    public Optional<CaseFile> tracked(String trackingCode) {
        return cases.findByTrackingCode(trackingCode);
    }

    /**
     * Moves the case to a status; nothing happens when it is there already.
     *
     * @param reason why, for ends and deferral; null where none is owed
     * @throws org.wufang.platform.web.Problem {@code status-order}, 409, when the order forbids it
     */
    public void enter(String number, CaseStatus status, Actor actor, @Nullable String reason) {
        move(lock(number), status, status.closedAs(), actor, reason, Map.of());
    }

    /**
     * Archives the case; nothing happens when it is archived already.
     *
     * @param closedAs solved or partly, as verified; noPower, refused or partly, as decided
     * @param reason why, in words; null where none is owed
     * @throws org.wufang.platform.web.Problem {@code status-order}, 409, when the order forbids it
     */
    public void archive(String number, CloseReason closedAs, Actor actor, @Nullable String reason) {
        if (!closedAs.archives()) {
            throw new IllegalArgumentException("no case is archived as " + closedAs.word());
        }
        move(lock(number), CaseStatus.ARCHIVED, closedAs, actor, reason, Map.of());
    }

    /**
     * A contest of the closing holds: the case is received again, its time counts from now and its reworks anew. How it
     * had been closed stays in the ledger.
     *
     * @throws org.wufang.platform.web.Problem {@code not-closed}, 409, when it has not ended
     */
    public void reopen(String number, String reason, Actor actor) {
        CaseFile file = lock(number);
        if (!StatusOrder.afterContest(file.status()).contains(CaseStatus.RECEIVED)) {
            throw notClosed(file);
        }
        Map<String, Object> closing = new LinkedHashMap<>();
        putKnown(closing, "closedAt", text(file.closing().at()));
        putKnown(
                closing,
                "closedAs",
                file.closing().as() == null ? null : file.closing().as().word());
        change(file, CaseStatus.RECEIVED, null, actor, reason, closing);
        cases.setRecheck(number, now());
        cases.setReworks(number, 0);
        cases.setMergedInto(number, null);
    }

    /**
     * Locks the case whose closing is contested.
     *
     * @throws org.wufang.platform.web.Problem {@code not-closed}, 409, when it has not ended
     */
    public CaseFile requireContestable(String number) {
        CaseFile file = lock(number);
        if (!file.status().isEnd()) {
            throw notClosed(file);
        }
        return file;
    }

    private static Problem notClosed(CaseFile file) {
        return new Problem("not-closed", file.number(), file.status().label());
    }

    /** Somebody has spoken to who reported; only the first time counts. */
    public void contacted(String number) {
        lock(number);
        cases.setFirstContact(number, now());
    }

    /** Until when somebody must have looked after the reporter. */
    public void responseDue(String number, Instant at) {
        lock(number);
        Instant due = millis(at);
        cases.setResponseDue(number, due);
        publish(number, "casefile.clocksSet", Actor.SYSTEM, null, Map.of("responseDueAt", due.toString()));
    }

    /** Triage found these; parts that are null stay as they are. */
    public void triaged(
            String number,
            @Nullable String matter,
            @Nullable String unit,
            @Nullable String level,
            @Nullable String rule,
            @Nullable String reason,
            Actor actor) {
        CaseFile file = lock(number);
        String newMatter = Objects.requireNonNullElse(matter, file.matter());
        Place newPlace = unit == null ? file.place() : placeOf(unit);
        String newLevel = level == null ? file.triaged().level() : level;
        String newRule = rule == null ? file.triaged().rule() : rule;
        String newReason = reason == null ? file.triaged().reason() : reason;
        if (newMatter.equals(file.matter())
                && newPlace.equals(file.place())
                && Objects.equals(newLevel, file.triaged().level())
                && Objects.equals(newRule, file.triaged().rule())
                && Objects.equals(newReason, file.triaged().reason())) {
            return;
        }
        cases.setTriage(number, newMatter, newPlace, newLevel, newRule, newReason);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("matter", newMatter);
        content.put("unit", newPlace.unit());
        putKnown(content, "level", newLevel);
        putKnown(content, "rule", newRule);
        putKnown(content, "reason", newReason);
        publish(number, "casefile.triaged", actor, null, content);
    }

    /** Starts the three clocks; null leaves one as it is. Time that the case has stood still since counts in. */
    public void clocks(String number, @Nullable Term tier, @Nullable Term business, @Nullable Term citizen) {
        CaseFile file = lock(number);
        Instant tierDueAt = start(file, CaseClock.TIER, tier, file.due().tier());
        Instant businessDueAt =
                start(file, CaseClock.BUSINESS, business, file.due().business());
        Instant citizenDueAt =
                start(file, CaseClock.CITIZEN, citizen, file.due().citizen());
        if (Objects.equals(tierDueAt, file.due().tier())
                && Objects.equals(businessDueAt, file.due().business())
                && Objects.equals(citizenDueAt, file.due().citizen())) {
            return;
        }
        cases.setClocks(number, tierDueAt, businessDueAt, citizenDueAt);
        Map<String, Object> content = new LinkedHashMap<>();
        putKnown(content, "tierDueAt", text(tierDueAt));
        putKnown(content, "businessDueAt", text(businessDueAt));
        putKnown(content, "citizenDueAt", text(citizenDueAt));
        publish(number, "casefile.clocksSet", Actor.SYSTEM, null, content);
    }

    private @Nullable Instant start(CaseFile file, CaseClock clock, @Nullable Term term, @Nullable Instant dueAt) {
        return term == null
                ? dueAt
                : clocks.start(file, clock, new Term(millis(term.from()), millis(term.dueAt()), term.working()), now());
    }

    /** One more rework; returns how many there were, this one included. */
    public int rework(String number, Actor actor) {
        int reworks = lock(number).course().reworks() + 1;
        cases.setReworks(number, reworks);
        publish(number, "casefile.reworkOrdered", actor, null, Map.of("reworks", reworks));
        return reworks;
    }

    /** Deferred until the re-check. */
    public void defer(String number, Instant recheckAt, String reason, Actor actor) {
        Instant at = millis(recheckAt);
        Map<String, Object> recheck = Map.of("recheckAt", at.toString());
        if (move(lock(number), CaseStatus.DEFERRED, CloseReason.DEFERRED, actor, reason, recheck)) {
            cases.setRecheck(number, at);
        }
    }

    /**
     * Merged as a duplicate of another case that must exist, be another and not itself be merged into this one.
     *
     * @throws org.wufang.platform.web.Problem {@code merge-target}, 409, when it is none of that
     */
    public void merge(String number, String into, Actor actor, String reason) {
        requireMergeTarget(number, into);
        CaseFile file = lock(number);
        if (move(file, CaseStatus.MERGED, CloseReason.DUPLICATE, actor, reason, Map.of("mergedInto", into))) {
            cases.setMergedInto(number, into);
        }
    }

    /**
     * Whether {@link #merge} would take it, before the process moves.
     *
     * @throws org.wufang.platform.web.Problem {@code merge-target}, 409, when not
     */
    @Transactional(readOnly = true)
    public void requireMergeTarget(String number, String into) {
        if (number.equals(into)) {
            throw new Problem("merge-target.itself", number);
        }
        Optional<CaseFile> target = cases.find(into);
        while (target.isPresent() && target.get().closing().mergedInto() != null) {
            if (number.equals(target.get().closing().mergedInto())) {
                throw new Problem("merge-target.backwards", into, number);
            }
            target = cases.find(target.get().closing().mergedInto());
        }
        if (target.isEmpty()) {
            throw new Problem("merge-target.none", into);
        }
    }

    /** An act of a room that changes no status: goes to the timeline and the ledger. */
    public void record(String number, String act, Actor actor, @Nullable String taskId, Map<String, Object> content) {
        lock(number);
        publish(number, act, actor, taskId, content);
    }

    /**
     * Locks the case for the act that follows.
     *
     * @throws org.wufang.platform.web.Problem {@code case-closed}, 409, when it has ended
     */
    public void requireOpen(String number) {
        CaseFile file = lock(number);
        if (file.status().isEnd()) {
            throw new Problem("case-closed", number, file.status().label());
        }
    }

    /**
     * Locks the case for what follows.
     *
     * @return whether it goes on; false when it has ended
     */
    public boolean lockOpen(String number) {
        return !lock(number).status().isEnd();
    }

    /** Whether this person may read the case. */
    @Transactional(readOnly = true)
    public boolean mayRead(String number, String person) {
        return readers.mayRead(number, person);
    }

    /** The submissions of a case, oldest first; those of one user task when {@code element} is given. */
    @Transactional(readOnly = true)
    public List<Submission> submissions(String number, @Nullable String element) {
        return submissions.of(number, element).stream()
                .map(KeptSubmission::submission)
                .toList();
    }

    /** The last submission of a user task, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Submission> lastSubmission(String number, String element) {
        List<Submission> all = submissions(number, element);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Whether a like case (same unit, same matter) was opened in the 90 days before this one. */
    @Transactional(readOnly = true)
    public boolean isRepeat(String number) {
        CaseFile file = get(number);
        return !file.place().unit().isEmpty()
                && !file.matter().isEmpty()
                && cases.like(
                                number,
                                file.place().unit(),
                                file.matter(),
                                file.reported().at().minus(REPEAT_WINDOW),
                                file.reported().at())
                        > 0;
    }

    /** Codes of the matters that any case is about. */
    @Transactional(readOnly = true)
    public List<String> matters() {
        return cases.matters();
    }

    /** Groups that were ever offered a task of the case. */
    @Transactional(readOnly = true)
    public List<String> participants(String number) {
        return cases.participants(number);
    }

    /** Groups that were offered a task of the case may read it from now on. */
    public void takePart(String number, Collection<String> groups) {
        List<String> newcomers = groups.stream()
                .distinct()
                .filter(group -> !cases.takesPart(number, List.of(group)))
                .toList();
        if (!newcomers.isEmpty()) {
            lock(number);
            newcomers.stream()
                    .filter(group -> !cases.takesPart(number, List.of(group)))
                    .forEach(group -> cases.addParticipant(number, group));
        }
    }

    /** Whether a task of the case was ever offered to this group. */
    @Transactional(readOnly = true)
    public boolean tookPart(String number, String group) {
        return cases.takesPart(number, List.of(group));
    }

    /** Keeps a filled form as one act of the case. Work outside the desk is the case's first contact. */
    void keep(String number, TaskSubmitted event, boolean contact) {
        CaseFile file = lock(number);
        Instant now = now();
        Submission submission = event.submission();
        submissions.insert(number, event, now);
        if (contact && file.course().firstContactAt() == null) {
            cases.setFirstContact(number, now);
        }
        publish(number, "form." + submission.form(), submission.actor(), submission.taskId(), submission.values());
    }

    private boolean move(
            CaseFile file,
            CaseStatus status,
            @Nullable CloseReason closedAs,
            Actor actor,
            @Nullable String reason,
            Map<String, Object> particulars) {
        if (file.status() == status) {
            return false;
        }
        if (!StatusOrder.after(file.status()).contains(status)) {
            throw new Problem("status-order", file.number(), file.status().label(), status.label());
        }
        if (status.isEnd() && closedAs == null) {
            throw new IllegalStateException("a case is not closed without saying as what: " + file.number());
        }
        change(file, status, closedAs, actor, reason, particulars);
        return true;
    }

    private void change(
            CaseFile file,
            CaseStatus status,
            @Nullable CloseReason closedAs,
            Actor actor,
            @Nullable String reason,
            Map<String, Object> particulars) {
        String path = pathOf(status);
        Instant now = now();
        cases.setStatus(
                file.number(), status, path, closedAs, status.isEnd() ? now : null, status.isEnd() ? reason : null);
        if (path != null) {
            cases.addWalk(file.number(), path, now);
        }
        clocks.moved(file, status, now)
                .ifPresent(pause -> publish(
                        file.number(),
                        "casefile.clockResumed",
                        Actor.SYSTEM,
                        null,
                        Map.of(
                                "kind",
                                pause.kind().word(),
                                "particulars",
                                pause.kind().label() + "，案件已转入下一环节")));
        Map<String, Object> content = new LinkedHashMap<>(particulars);
        content.put("from", file.status().word());
        content.put("to", status.word());
        putKnown(content, "closeCode", closedAs == null ? null : closedAs.word());
        putKnown(content, "reason", reason);
        publish(file.number(), CaseEvent.STATUS_CHANGED, actor, null, content);
    }

    private static @Nullable String pathOf(CaseStatus status) {
        return switch (status) {
            case FRONT_END, MEETING, WHISTLE -> status.word();
            default -> null;
        };
    }

    private CaseFile lock(String number) {
        return cases.lock(number).orElseThrow(() -> unknown(number));
    }

    /** The unit that took the report; what nobody of the neighbourhood took, the command centre did. */
    private String receiver(Actor actor, Place place) {
        if (FIRST_CONTACTS.contains(actor.role()) && !actor.unit().isEmpty()) {
            return actor.unit() + "." + actor.role();
        }
        return directory.groupsFor(COMMAND_CENTRE, place.unit()).stream()
                .findFirst()
                .orElseGet(() -> directory.district() + "." + COMMAND_CENTRE);
    }

    private @Nullable String person(Actor actor) {
        return FIRST_CONTACTS.contains(actor.role()) && !actor.unit().isEmpty() ? actor.person() : null;
    }

    private Place placeOf(String unit) {
        return unit.isEmpty()
                ? NOWHERE
                : directory.place(unit).orElseThrow(() -> new Problem("unknown-unit.place", unit));
    }

    private void publish(String number, String act, Actor actor, @Nullable String taskId, Map<String, Object> content) {
        events.publishEvent(new CaseEvent(number, act, actor, now(), taskId, content));
    }

    /** Milliseconds: what every database keeps, so that a hash over the time can be computed again. */
    private Instant now() {
        return millis(clock.instant());
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static void putKnown(Map<String, Object> content, String key, @Nullable Object value) {
        if (value != null) {
            content.put(key, value);
        }
    }

    private String trackingCode() {
        return random.ints(16, 0, TRACKING_LETTERS.length())
                .mapToObj(TRACKING_LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    static Problem unknown(String number) {
        return new Problem("unknown-case", number);
    }
}
