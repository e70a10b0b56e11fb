package org.wufang.oversight;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.security.Actor;

/** The door to what follows a missed deadline. */
@Service
@Transactional
public class Oversights {

    static final int STREET = 2;
    static final int DISTRICT = 3;

    private final OversightRepository repository;
    private final OversightTexts texts;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final Clock clock;

    Oversights(
            OversightRepository repository,
            OversightTexts texts,
            CaseFiles caseFiles,
            Directory directory,
            Clock clock) {
        this.repository = repository;
        this.texts = texts;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Puts a miss under oversight. By the street's coordination; by the command centre where the coordination is
     * itself late or the street is unknown.
     *
     * @return the new one's id; empty when the same miss is under oversight already
     */
    public OptionalLong open(Miss miss) {
        if (repository.isKnown(miss)) {
            return OptionalLong.empty();
        }
        boolean districts = miss.street().isEmpty() || miss.groups().contains(miss.street() + ".coordination");
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
    public Collection<String> supervisors(long id) {
        OversightItem item = get(id);
        return item.level() == STREET
                ? directory.groupsFor("coordination", item.street())
                : directory.groupsFor("commandCentre", item.district());
    }

    public void remind(long id) {
        OversightItem item = get(id);
        if (item.stage().equals("opened")) {
            repository.stage(id, "reminded");
            record(item, "oversight.reminderSent", Map.of());
        }
    }

    public void issueLetter(long id) {
        if (repository.letter(id).isPresent()) {
            return;
        }
        OversightItem item = get(id);
        int year = year();
        Letter letter = repository.issue(id, year, number -> texts.letter(item, year, number), clock.instant());
        repository.stage(id, "letterIssued");
        record(item, "oversight.letterIssued", Map.of("letter", letter.title()));
    }

    public void acknowledge(long id, String explanation, Actor by) {
        repository.acknowledge(id, explanation, by, clock.instant());
        repository.stage(id, "acknowledged");
    }

    /** @param outcome settled or escalate */
    public void supervise(long id, String outcome, String instruction, Actor by) {
        OversightItem item = get(id);
        repository.supervise(id, new Supervision(item.level(), outcome, instruction, by, clock.instant()));
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
        if (above <= DISTRICT && item.level() < above) {
            repository.level(id, above);
            repository.stage(id, "escalated");
            record(item, "oversight.escalated", Map.of("level", above));
        }
        return above;
    }

    public void draftBulletin(long id) {
        if (repository.bulletin(id).isPresent()) {
            return;
        }
        OversightItem item = get(id);
        repository.draft(id, texts.bulletin(item), clock.instant());
        repository.stage(id, "bulletinDrafted");
        record(item, "oversight.bulletinDrafted", Map.of());
    }

    public void decideBulletin(long id, boolean released, String text, Actor by) {
        repository.decide(id, released, text, by, clock.instant());
    }

    /** Numbers the bulletin if a person released it; either way the oversight ends here. */
    public void publishBulletin(long id) {
        Bulletin bulletin = repository.bulletin(id).orElseThrow();
        if (!Objects.requireNonNull(bulletin.released(), "bulletin not decided")) {
            settle(id, "withheld");
        } else if (!bulletin.isPublished()) {
            Bulletin published = repository.publish(id, year());
            record(
                    get(id),
                    "oversight.bulletinPublished",
                    Map.of("bulletin", published.title(), "text", Objects.requireNonNull(published.body())));
            settle(id, "published");
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

    public List<OversightItem> openOf(String caseNumber) {
        return repository.openOfCase(caseNumber);
    }

    /** What was overdue is done, or the case has ended without it. */
    public void settle(long id) {
        settle(id, repository.isAllDone(id) ? "actDone" : "caseEnded");
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
        return repository.letter(id).map(Letter::title);
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
