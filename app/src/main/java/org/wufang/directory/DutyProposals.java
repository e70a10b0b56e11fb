package org.wufang.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.directory.workflow.DutyTables;
import org.wufang.directory.workflow.DutyTables.Deployed;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/**
 * The door to changing the duty lists. The command centre proposes, another person of the command centre or a manager
 * decides; what is approved takes effect on its day, once, for new cases. What was changed in Modeler meanwhile is
 * never written over unseen.
 */
@Service
@Transactional
public class DutyProposals {

    private static final List<String> PROPOSING = List.of(Role.COMMAND_CENTRE.word());
    private static final List<String> DECIDING = List.of(Role.COMMAND_CENTRE.word(), Role.MANAGER.word());
    private static final int REASON_LENGTH = 1000;

    private final DutyRegister register;
    private final DutyRepository repository;
    private final DutyTables tables;
    private final DutySheets sheets;
    private final DutyUnits units;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DutyProposals(
            DutyRegister register,
            DutyRepository repository,
            DutyTables tables,
            DutySheets sheets,
            DutyUnits units,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.repository = repository;
        this.tables = tables;
        this.sheets = sheets;
        this.units = units;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    // Reading

    /** Waiting for a decision, or for their day. */
    @Transactional(readOnly = true)
    public List<DutyVersion> open() {
        List<DutyVersion> open = new ArrayList<>(repository.inState(DutyVersion.PROPOSED));
        open.addAll(repository.inState(DutyVersion.STALE));
        open.addAll(repository.inState(DutyVersion.APPROVED));
        return open;
    }

    /**
     * What the proposal would change.
     *
     * @param outdated the list in force is no longer the one that it was compared with
     * @param overlaps matters led by different ones, in this list as proposed and across the lists
     */
    public record Review(
            DutyVersion version, DutyDifference difference, boolean outdated, List<DutyOverlap> overlaps) {}

    @Transactional(readOnly = true)
    public Review review(long id) {
        DutyRegister.Content proposed = register.proposal(id);
        DutyList list = proposed.version().list();
        List<DutyItem> now = tables.newest(list).items();
        return new Review(
                proposed.version(),
                DutyDifference.between(now, proposed.items()),
                !hash(now).equals(proposed.version().hashes().base()),
                overlaps(list, proposed.items()));
    }

    private List<DutyOverlap> overlaps(DutyList changed, List<DutyItem> items) {
        Map<DutyList, List<DutyItem>> lists = register.all();
        lists.put(changed, items);
        return DutyOverlap.of(lists);
    }

    /** Whether this person may propose. */
    public boolean mayPropose(String person) {
        return holder(person, PROPOSING).isPresent();
    }

    /** Whether this person may decide on what others propose. */
    public boolean mayDecide(String person) {
        return holder(person, DECIDING).isPresent();
    }

    // Proposing

    /**
     * A whole list from a spreadsheet.
     *
     * @param fileName for the record
     * @throws Problem {@code not-allowed}, 403; what is wrong with the file, 400; {@code nothing-changes}, 409
     */
    public DutyVersion propose(DutyList list, byte[] file, String fileName, LocalDate validFrom, String person) {
        Actor by = holder(person, PROPOSING).orElseThrow(() -> new Problem("not-allowed.to-propose-duties"));
        requireFuture(validFrom);
        List<DutyItem> items = sheets.read(list, file);
        String hash = DutyRegister.sha256(file);
        return propose(list, items, new DutyVersion.Source(DutyVersion.FILE, fileName, hash, null), validFrom, by);
    }

    /**
     * One item, added or changed, on the strength of its source: a ruling, say. Who may is for the caller to decide; it
     * waits for the same approval.
     *
     * @param origin citation of the source
     * @throws Problem {@code invalid-duty-list}, 400; {@code nothing-changes}, 409
     */
    public DutyVersion propose(DutyList list, DutyItem item, String origin, LocalDate validFrom, Actor by) {
        requireFuture(validFrom);
        sheets.check(list, item);
        List<DutyItem> items = with(tables.newest(list).items(), item);
        requireOwnNumber(list, items, item);
        var source = new DutyVersion.Source(DutyVersion.ITEM, origin, null, item.matter());
        return propose(list, items, source, validFrom, by);
    }

    private DutyVersion propose(
            DutyList list, List<DutyItem> items, DutyVersion.Source source, LocalDate validFrom, Actor by) {
        register.observe(list);
        List<DutyItem> base = tables.newest(list).items();
        requireDifference(list, base, items);
        long id = repository.insert(
                DutyVersion.proposed(
                        list,
                        source,
                        new DutyVersion.Hashes(hash(items), hash(base)),
                        validFrom,
                        new DutyVersion.Proposal(by, now())),
                items);
        DutyVersion proposed = find(id);
        events.publishEvent(new NoticeRaised(
                "duty-list/" + id + "/proposed",
                "dutyListProposed",
                units.deciders(),
                List.of(),
                Map.of("list", list.label(), "origin", origin(proposed), "validFrom", validFrom.toString()),
                null,
                "/duty-lists",
                false));
        return proposed;
    }

    /**
     * Compares the proposal with the list that is in force now; a single item is put into that list anew.
     *
     * @throws Problem {@code not-allowed}, 403; {@code already-decided} or {@code nothing-changes}, 409
     */
    public void compareAnew(long id, String person) {
        DutyVersion version = locked(id);
        if (!isProposer(version, person) && !mayPropose(person)) {
            throw new Problem("not-allowed.to-compare-duties");
        }
        if (!version.is(DutyVersion.PROPOSED) && !version.is(DutyVersion.STALE)) {
            throw decided(version);
        }
        register.observe(version.list());
        List<DutyItem> base = tables.newest(version.list()).items();
        List<DutyItem> items = repository.items(id);
        String matter = version.source().matter();
        if (matter != null) {
            DutyItem single = items.stream()
                    .filter(item -> item.matter().equals(matter))
                    .findFirst()
                    .orElseThrow();
            items = with(base, single);
            requireOwnNumber(version.list(), items, single);
        }
        requireDifference(version.list(), base, items);
        repository.replaceItems(id, hash(items), hash(base), items);
    }

    /** @throws Problem {@code not-allowed}, 403, when another than the proposer; {@code already-decided}, 409 */
    public void withdraw(long id, String person) {
        DutyVersion version = locked(id);
        if (!isProposer(version, person)) {
            throw new Problem("not-allowed.to-withdraw-duties");
        }
        if (!version.is(DutyVersion.PROPOSED) && !version.is(DutyVersion.STALE)) {
            throw decided(version);
        }
        repository.decide(id, DutyVersion.WITHDRAWN, version.proposal().by(), "提出人撤回", now());
    }

    // Deciding

    /**
     * From today on at once, else on its day.
     *
     * @throws Problem {@code not-allowed}, 403; {@code own-proposal}, 403; {@code already-decided}, 409;
     *     {@code duty-list-changed}, 409, when the list in force is not the one it was compared with
     */
    public DutyVersion approve(long id, String person) {
        DutyVersion version = locked(id);
        Actor by = decider(version, person);
        register.observe(version.list());
        requireSameBase(version);
        repository.decide(id, DutyVersion.APPROVED, by, "", now());
        tellProposer(version, "批准");
        if (!version.validFrom().isAfter(today())) {
            takeEffect(find(id));
        }
        return find(id);
    }

    /** @throws Problem as {@link #approve}; {@code reason-required}, 400 */
    public DutyVersion reject(long id, String reason, String person) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_LENGTH) {
            throw why.isEmpty()
                    ? Problem.inField("reason", "理由", "invalid-proposal.no-reason")
                    : Problem.inField("reason", "理由", "invalid-proposal.reason-too-long", REASON_LENGTH);
        }
        DutyVersion version = locked(id);
        Actor by = decider(version, person);
        repository.decide(id, DutyVersion.REJECTED, by, why, now());
        tellProposer(version, "驳回");
        return find(id);
    }

    private Actor decider(DutyVersion version, String person) {
        Actor by = holder(person, DECIDING).orElseThrow(() -> new Problem("not-allowed.to-decide-on-duties"));
        if (isProposer(version, person)) {
            throw new Problem("own-proposal");
        }
        if (!version.is(DutyVersion.PROPOSED)) {
            throw decided(version);
        }
        return by;
    }

    private void tellProposer(DutyVersion version, String decision) {
        events.publishEvent(new NoticeRaised(
                "duty-list/" + version.id() + "/decided",
                "dutyListDecided",
                List.of(),
                List.of(version.proposal().by().person()),
                Map.of(
                        "list",
                        version.list().label(),
                        "origin",
                        origin(version),
                        "decision",
                        decision,
                        "validFrom",
                        version.validFrom().toString()),
                null,
                "/duty-lists",
                false));
    }

    // Taking effect

    /** What has been approved and whose day has come; and what a release of Wufang has covered with its samples. */
    public void makeRound() {
        if (!tables.areReadable()) {
            return; // who opens the lists is told what to mend; what was approved waits
        }
        for (DutyList list : DutyList.values()) {
            register.observe(list); // first: what a release has covered is what the approved was compared with
        }
        for (DutyVersion due : repository.due(today())) {
            DutyVersion version = locked(due.id());
            if (version.is(DutyVersion.APPROVED)) { // not by another node meanwhile
                takeEffect(version);
            }
        }
    }

    /** The list is locked. */
    private void takeEffect(DutyVersion version) {
        DutyList list = version.list();
        Deployed deployed = tables.newest(list);
        if (!hash(deployed.items()).equals(version.hashes().base())) {
            repository.state(version.id(), DutyVersion.STALE);
            events.publishEvent(new NoticeRaised(
                    "duty-list/" + version.id() + "/stale",
                    "dutyListStale",
                    units.deciders(),
                    List.of(version.proposal().by().person()),
                    Map.of("list", list.label(), "origin", origin(version)),
                    null,
                    "/duty-lists",
                    false));
            return;
        }
        register.observe(list);
        int number = repository.nextNumber(list);
        tables.deploy(list, repository.items(version.id()), DutyRegister.name(list, number));
        Instant at = now();
        repository.end(list, at);
        repository.enter(version.id(), number, at);
    }

    // Parts

    /** For notices: without the name of a file, which may be a person's. */
    private static String origin(DutyVersion version) {
        String origin = version.source().origin();
        return switch (version.source().kind()) {
            case DutyVersion.FILE -> "表格导入";
            case DutyVersion.ITEM -> origin; // citation of the ruling
            default -> origin.equals(DutyTables.SHIPPED) ? "本程序自带" : "直接部署";
        };
    }

    /** In the place of the first of its matter; others of it, as Modeler lets them be, are dropped. */
    private static List<DutyItem> with(List<DutyItem> items, DutyItem item) {
        int place = items.stream().map(DutyItem::matter).toList().indexOf(item.matter());
        List<DutyItem> changed = new ArrayList<>(items);
        changed.removeIf(each -> each.matter().equals(item.matter()));
        changed.add(place < 0 ? changed.size() : place, item);
        return changed;
    }

    private static void requireOwnNumber(DutyList list, List<DutyItem> items, DutyItem item) {
        if (items.stream().filter(each -> each.item().equals(item.item())).count() > 1) {
            throw Problem.inField("item", DutySheets.ITEM, "invalid-proposal.item-taken", list.label(), item.item());
        }
    }

    private static void requireDifference(DutyList list, List<DutyItem> base, List<DutyItem> items) {
        if (DutyDifference.between(base, items).isEmpty()) {
            throw new Problem("nothing-changes", list.label());
        }
    }

    private void requireSameBase(DutyVersion version) {
        if (!hash(tables.newest(version.list()).items()).equals(version.hashes().base())) {
            throw new Problem("duty-list-changed", version.list().label());
        }
    }

    private void requireFuture(LocalDate validFrom) {
        if (validFrom.isBefore(today())) {
            throw Problem.inField("validFrom", "生效日期", "invalid-proposal.too-early");
        }
        if (validFrom.isAfter(today().plusYears(2))) {
            throw Problem.inField("validFrom", "生效日期", "invalid-proposal.too-late");
        }
    }

    private static Problem decided(DutyVersion version) {
        return new Problem("already-decided", version.list().label());
    }

    private Optional<Actor> holder(String person, List<String> roles) {
        return directory.membershipsOf(person).stream()
                .filter(held -> roles.contains(held.role()))
                .findFirst()
                .map(held -> new Actor(person, held.role(), held.unit()));
    }

    private static boolean isProposer(DutyVersion version, String person) {
        return version.proposal().by().person().equals(person);
    }

    private DutyVersion locked(long id) {
        repository.lock(find(id).list());
        return find(id);
    }

    private DutyVersion find(long id) {
        return register.find(id);
    }

    private static String hash(List<DutyItem> items) {
        return DutyRegister.hash(items);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
