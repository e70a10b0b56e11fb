package org.wufang.oversight;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;

/** The door to what follows a missed deadline. */
@Service
@Transactional
public class Oversights {

    static final int STREET = 2;
    static final int DISTRICT = 3;

    private final OversightRepository repository;
    private final LetterRepository letters;
    private final SupervisionRepository supervisions;
    private final BulletinRepository bulletins;
    private final OversightTexts texts;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Oversights(
            OversightRepository repository,
            LetterRepository letters,
            SupervisionRepository supervisions,
            BulletinRepository bulletins,
            OversightTexts texts,
            CaseFiles caseFiles,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.letters = letters;
        this.supervisions = supervisions;
        this.bulletins = bulletins;
        this.texts = texts;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts a miss under oversight. By the street's coordination; by the command centre where the coordination or the
     * centre is itself late, or the street is unknown.
     *
     * Of tasks that wait together, those that an earlier oversight holds are left to it.
     *
     * @return the new one's id; empty when the same miss is under oversight already
     */
    public OptionalLong open(Miss found) {
        Miss miss = found.without(repository.tasksUnderOversight(found.caseNumber(), found.tasks()));
        if (found.tasks().isEmpty() ? repository.isKnown(found) : miss.tasks().isEmpty()) {
            return OptionalLong.empty();
        }
        boolean districts = miss.street().isEmpty()
                || miss.groups().contains(miss.street() + ".coordination")
                || miss.groups().contains(miss.district() + ".commandCentre");
        return OptionalLong.of(repository.open(miss, districts ? DISTRICT : STREET, clock.instant()));
    }

    /** The process instance that carries it. */
    public void carriedBy(long id, String instance) {
        repository.instance(id, instance);
    }

    public OversightItem get(long id) {
        return repository.find(id).orElseThrow(() -> new IllegalStateException("no oversight " + id));
    }

    /** Groups that supervise at the present level. */
    public Collection<String> supervisors(OversightItem item) {
        return item.level() == STREET
                ? directory.groupsFor("coordination", item.street())
                : directory.groupsFor("commandCentre", item.district());
    }

    /** Those of these tasks that no oversight holds yet. */
    @Transactional(readOnly = true)
    public Set<String> notYetUnder(Collection<String> tasks) {
        Set<String> others = new HashSet<>(tasks);
        others.removeAll(repository.tasksUnderOversight(tasks));
        return others;
    }

    /**
     * Those of these cases of which no oversight holds this deadline yet.
     *
     * @param deadline word of a deadline of the case itself
     * @param dueAt by case number: when it was
     */
    @Transactional(readOnly = true)
    public List<String> notYetUnder(String deadline, Map<String, Instant> dueAt) {
        Set<String> known = repository.casesUnderOversight(deadline, dueAt);
        return dueAt.keySet().stream().filter(number -> !known.contains(number)).toList();
    }

    public void remind(long id) {
        OversightItem item = get(id);
        if (item.stage().equals("opened")) {
            repository.stage(id, "reminded");
            record(item, "oversight.reminderSent", Map.of());
            tell(item, "reminder", item.responsible(), Map.of("dueAt", texts.time(item.dueAt())));
        }
    }

    /** @param receiptDueAt by when its receipt is owed */
    public void issueLetter(long id, Instant receiptDueAt) {
        if (letters.about(id).isPresent()) {
            return;
        }
        OversightItem item = get(id);
        int year = year();
        Letter letter = letters.issue(
                id, year, number -> texts.letter(item, year, number, receiptDueAt), receiptDueAt, clock.instant());
        repository.stage(id, "letterIssued");
        record(item, "oversight.letterIssued", Map.of("letter", letter.title()));
        tell(
                item,
                "letter",
                item.responsible(),
                Map.of("letter", letter.title(), "receiptDueAt", texts.time(receiptDueAt)));
    }

    public void acknowledge(long id, String explanation, Actor by) {
        letters.acknowledge(id, explanation, by, clock.instant());
        repository.stage(id, "acknowledged");
        tellSupervisors(get(id));
    }

    /** The day of the receipt has passed without one: recorded, told, and the supervision begins. */
    public void receiptMissed(long id) {
        if (letters.receiptMissed(id, clock.instant())) {
            OversightItem item = get(id);
            repository.stage(id, "receiptMissed");
            String letter = letters.about(id).orElseThrow().title();
            record(item, "oversight.receiptMissed", Map.of("letter", letter));
            tell(item, "receiptMissed", item.responsible(), Map.of("letter", letter));
            tellSupervisors(item);
        }
    }

    /** @param outcome settled or escalate */
    public void supervise(long id, String outcome, String instruction, Actor by) {
        OversightItem item = get(id);
        supervisions.insert(id, new Supervision(item.level(), outcome, instruction, by, clock.instant()));
        if (outcome.equals("settled")) {
            settle(id, "supervised");
        }
    }

    /**
     * @param from the level that gives it up
     * @return the level above; one beyond the district's when there is none
     */
    public int escalate(long id, int from) {
        int above = from + 1;
        OversightItem item = get(id);
        if (supervisions.of(id).stream().noneMatch(supervision -> supervision.level() == from)) {
            record(item, "oversight.supervisionMissed", Map.of("level", from));
        }
        if (above <= DISTRICT && item.level() < above) {
            repository.level(id, above);
            repository.stage(id, "escalated");
            record(item, "oversight.escalated", Map.of("level", above));
            tellSupervisors(get(id));
        }
        return above;
    }

    public void draftBulletin(long id) {
        if (bulletins.about(id).isPresent()) {
            return;
        }
        OversightItem item = get(id);
        List<Figure> figures = texts.figures(item);
        bulletins.draft(id, texts.bulletin(item, figures), clock.instant());
        bulletins.keep(id, figures);
        repository.stage(id, "bulletinDrafted");
        record(item, "oversight.bulletinDrafted", Map.of());
        tell(item, "bulletinDrafted", directory.groupsFor("commandCentre", item.district()), Map.of());
    }

    public void decideBulletin(long id, boolean released, String text, Actor by) {
        bulletins.decide(id, released, text, texts.districtOffice(get(id)), by, clock.instant());
    }

    /** Numbers the bulletin if a person released it; either way the oversight ends here. */
    public void publishBulletin(long id) {
        Bulletin bulletin = bulletins.about(id).orElseThrow();
        if (!Objects.requireNonNull(bulletin.released(), "bulletin not decided")) {
            settle(id, "withheld");
        } else if (!bulletin.isPublished()) {
            Bulletin published = bulletins.publish(id, year());
            OversightItem item = get(id);
            record(
                    item,
                    "oversight.bulletinPublished",
                    Map.of("bulletin", published.title(), "text", Objects.requireNonNull(published.body())));
            settle(id, "published");
            Set<String> told = new TreeSet<>(item.responsible());
            told.addAll(directory.groupsFor("coordination", item.street()));
            tell(item, "bulletin", told, Map.of("bulletin", published.title()));
        }
    }

    /**
     * A task was done.
     *
     * @return the oversight that has reached its aim by that, and is still open
     */
    public List<OversightItem> reachedBy(String taskId) {
        return repository.done(taskId, clock.instant()).stream()
                .filter(repository::isAllDone)
                .map(this::get)
                .filter(OversightItem::isOpen)
                .toList();
    }

    /**
     * A task was cancelled before it was done.
     *
     * @return the oversight that has nothing more to wait for, settled by that
     */
    public List<OversightItem> settledWithout(String taskId) {
        List<OversightItem> reached = reachedBy(taskId);
        reached.forEach(item -> settle(item.id(), "taskGone"));
        return reached;
    }

    public List<OversightItem> openOf(String caseNumber) {
        return repository.openOfCase(caseNumber);
    }

    /** What was overdue is done, or the case has ended without it. */
    public void settle(long id) {
        boolean hasTasks = !get(id).task().startsWith("clock_");
        settle(id, hasTasks && repository.isAllDone(id) ? "actDone" : "caseEnded");
    }

    /** The re-check of a deferred case has begun after all. */
    public List<OversightItem> openRechecksOf(String caseNumber) {
        return openOf(caseNumber).stream()
                .filter(item -> item.task().equals(Miss.RECHECK))
                .toList();
    }

    /**
     * The case is deferred: its clocks have stopped.
     *
     * @return the oversight of its clocks, settled by that
     */
    public List<OversightItem> settledByDeferral(String caseNumber) {
        List<OversightItem> clocks = openOf(caseNumber).stream()
                .filter(item ->
                        item.task().equals(Miss.BUSINESS_CLOCK) || item.task().equals(Miss.CITIZEN_CLOCK))
                .toList();
        clocks.forEach(item -> settle(item.id(), "deferred"));
        return clocks;
    }

    private void settle(long id, String how) {
        if (repository.settle(id, how, clock.instant())) {
            record(get(id), "oversight.settled", Map.of("how", how));
        }
    }

    /** Open ones that the person may see: of their street for its coordination, of their district for its centre. */
    @Transactional(readOnly = true)
    public List<OversightItem> openFor(String person, int offset, int limit) {
        List<String> streets = new ArrayList<>();
        List<String> districts = new ArrayList<>();
        for (Membership held : directory.membershipsOf(person)) {
            switch (held.role()) {
                case "coordination" -> streets.add(held.unit());
                case "commandCentre", "manager" -> districts.add(held.unit());
                default -> {}
            }
        }
        return repository.openIn(streets, districts, offset, limit);
    }

    /** Title of the letter that was issued. */
    @Transactional(readOnly = true)
    public Optional<String> letterTitle(long id) {
        return letters.about(id).map(Letter::title);
    }

    private void tellSupervisors(OversightItem item) {
        tell(item, "supervision/" + item.level(), supervisors(item), Map.of());
    }

    /** @param what the event; its first part names the text */
    private void tell(OversightItem item, String what, Collection<String> groups, Map<String, String> words) {
        Map<String, String> all = new HashMap<>(words);
        all.put("responsible", texts.responsible(item));
        all.put("caseNumber", item.caseNumber());
        all.put("task", item.taskName());
        events.publishEvent(NoticeRaised.toGroups(
                "oversight/" + item.id() + "/" + what,
                "oversight." + what.replaceFirst("/.*", ""),
                groups,
                item.caseNumber(),
                all));
    }

    private int year() {
        return clock.instant().atZone(clock.getZone()).getYear();
    }

    private void record(OversightItem item, String act, Map<String, Object> particulars) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("task", item.task());
        content.put("taskName", item.taskName());
        content.put("responsible", texts.responsible(item));
        content.putAll(particulars);
        caseFiles.record(item.caseNumber(), act, Actor.SYSTEM, null, content);
    }
}
