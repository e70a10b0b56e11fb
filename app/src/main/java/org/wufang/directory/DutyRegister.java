package org.wufang.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.directory.workflow.DutyTables;
import org.wufang.directory.workflow.DutyTables.Deployed;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;

/**
 * The door to changing the duty lists. The command centre proposes, another person of the command centre or a manager
 * decides; what is approved takes effect on its day, once, for new cases. What was changed in Modeler meanwhile is
 * never written over unseen.
 */
@Service
@Transactional
public class DutyRegister {

    private static final List<String> PROPOSING = List.of(Role.COMMAND_CENTRE.word());
    private static final List<String> DECIDING = List.of(Role.COMMAND_CENTRE.word(), Role.MANAGER.word());
    private static final int REASON_LENGTH = 1000;

    private final DutyRepository repository;
    private final DutyTables tables;
    private final DutySheets sheets;
    private final DutyUnits units;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DutyRegister(
            DutyRepository repository,
            DutyTables tables,
            DutySheets sheets,
            DutyUnits units,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.tables = tables;
        this.sheets = sheets;
        this.units = units;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    // Reading

    /** A version with its items. */
    public record Content(DutyVersion version, List<DutyItem> items) {}

    /** What is in force now; a table that came another way than by a proposal becomes a version here. */
    public Content inForce(DutyList list) {
        DutyVersion version = observe(list);
        return new Content(version, tables.newest(list).items());
    }

    /**
     * What was in force at the end of this day.
     *
     * @throws Problem {@code unknown-version}, 404, when the register does not reach back so far
     */
    public Content inForceOn(DutyList list, LocalDate date) {
        observe(list);
        Instant end = date.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusMillis(1);
        return repository
                .inForceAt(list, end)
                .map(this::content)
                .orElseThrow(() -> new Problem(
                        "unknown-version",
                        HttpStatus.NOT_FOUND,
                        "%s 没有登记在 %s 有效的%s".formatted("登记册", date, list.label())));
    }

    /** Newest first, proposals and rejected ones among them. */
    public List<DutyVersion> versions(DutyList list) {
        observe(list);
        return repository.of(list);
    }

    /** @throws Problem {@code unknown-version}, 404 */
    @Transactional(readOnly = true)
    public Content version(DutyList list, int number) {
        return repository.of(list).stream()
                .filter(version -> Objects.equals(version.number(), number))
                .findFirst()
                .map(this::content)
                .orElseThrow(() ->
                        new Problem("unknown-version", HttpStatus.NOT_FOUND, list.label() + "没有第 " + number + " 版"));
    }

    /** The version by which the cases of this process are judged; empty where there was no such list, or none on record. */
    public Optional<DutyVersion> judging(DutyList list, String processDefinitionId) {
        return tables.with(list, processDefinitionId)
                .flatMap(items -> repository.withContent(list, hash(items)).or(() -> Optional.of(observe(list))
                        .filter(now -> now.contentHash().equals(hash(items)))));
    }

    /** Waiting for a decision, or for their day. */
    @Transactional(readOnly = true)
    public List<DutyVersion> open() {
        List<DutyVersion> open = new ArrayList<>(repository.inState(DutyVersion.PROPOSED));
        open.addAll(repository.inState(DutyVersion.STALE));
        open.addAll(repository.inState(DutyVersion.APPROVED));
        return open;
    }

    /** @throws Problem {@code unknown-proposal}, 404 */
    @Transactional(readOnly = true)
    public Content proposal(long id) {
        return content(find(id));
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
        Content proposed = proposal(id);
        DutyList list = proposed.version().list();
        List<DutyItem> now = tables.newest(list).items();
        return new Review(
                proposed.version(),
                DutyDifference.between(now, proposed.items()),
                !hash(now).equals(proposed.version().baseHash()),
                overlaps(list, proposed.items()));
    }

    /** In the lists as they are in force. */
    @Transactional(readOnly = true)
    public List<DutyOverlap> overlaps() {
        return DutyOverlap.of(all());
    }

    private List<DutyOverlap> overlaps(DutyList changed, List<DutyItem> items) {
        Map<DutyList, List<DutyItem>> lists = all();
        lists.put(changed, items);
        return DutyOverlap.of(lists);
    }

    private Map<DutyList, List<DutyItem>> all() {
        Map<DutyList, List<DutyItem>> lists = new EnumMap<>(DutyList.class);
        for (DutyList list : DutyList.values()) {
            lists.put(list, tables.newest(list).items());
        }
        return lists;
    }

    /** Headings of the list in force. */
    @Transactional(readOnly = true)
    public List<String> groups(DutyList list) {
        return tables.newest(list).items().stream()
                .map(DutyItem::group)
                .distinct()
                .toList();
    }

    /** The number that a new item of this list gets: one more than the highest. */
    @Transactional(readOnly = true)
    public String nextItem(DutyList list) {
        String letters = list.letters();
        int highest = tables.newest(list).items().stream()
                .map(DutyItem::item)
                .filter(item -> item.startsWith(letters)
                        && item.substring(letters.length()).matches("\\d{1,6}"))
                .mapToInt(item -> Integer.parseInt(item.substring(letters.length())))
                .max()
                .orElse(0);
        return "%s%02d".formatted(letters, highest + 1);
    }

    /** Name of who stands in a list; the code itself when unknown. */
    public String unitName(String code) {
        return units.name(code);
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
        Actor by = require(person, PROPOSING, "只有指挥中心可以提出清单修改");
        requireFuture(validFrom);
        List<DutyItem> items = sheets.read(list, file);
        return propose(list, items, DutyVersion.FILE, fileName, sha256(file), null, validFrom, by);
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
        return propose(list, items, DutyVersion.ITEM, origin, null, item.matter(), validFrom, by);
    }

    private DutyVersion propose(
            DutyList list,
            List<DutyItem> items,
            String source,
            String origin,
            @Nullable String fileHash,
            @Nullable String matter,
            LocalDate validFrom,
            Actor by) {
        observe(list);
        List<DutyItem> base = tables.newest(list).items();
        requireDifference(list, base, items);
        long id = repository.insert(
                new DutyVersion(
                        0,
                        list,
                        null,
                        source,
                        origin,
                        fileHash,
                        DutyVersion.PROPOSED,
                        hash(items),
                        hash(base),
                        matter,
                        validFrom,
                        by,
                        now(),
                        null,
                        null,
                        null,
                        null,
                        null),
                items);
        DutyVersion proposed = find(id);
        events.publishEvent(new NoticeRaised(
                "duty-list/" + id + "/proposed",
                "dutyListProposed",
                units.deciders(),
                List.of(),
                Map.of("list", list.label(), "origin", source(proposed), "validFrom", validFrom.toString()),
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
        if (!version.proposer().person().equals(person)) {
            require(person, PROPOSING, "只有提出人和指挥中心可以重新比对");
        }
        if (!version.is(DutyVersion.PROPOSED) && !version.is(DutyVersion.STALE)) {
            throw decided(version);
        }
        observe(version.list());
        List<DutyItem> base = tables.newest(version.list()).items();
        List<DutyItem> items = repository.items(id);
        if (version.matter() != null) {
            DutyItem single = items.stream()
                    .filter(item -> item.matter().equals(version.matter()))
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
        if (!version.proposer().person().equals(person)) {
            throw new Problem("not-allowed", HttpStatus.FORBIDDEN, "只有提出人可以撤回");
        }
        if (!version.is(DutyVersion.PROPOSED) && !version.is(DutyVersion.STALE)) {
            throw decided(version);
        }
        repository.decide(id, DutyVersion.WITHDRAWN, version.proposer(), "提出人撤回", now());
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
        observe(version.list());
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
            throw invalid("reason", "理由", why.isEmpty() ? "驳回须写明理由" : "最多 %d 个字".formatted(REASON_LENGTH));
        }
        DutyVersion version = locked(id);
        Actor by = decider(version, person);
        repository.decide(id, DutyVersion.REJECTED, by, why, now());
        tellProposer(version, "驳回");
        return find(id);
    }

    private Actor decider(DutyVersion version, String person) {
        Actor by = require(person, DECIDING, "只有指挥中心和管理者可以审批清单修改");
        if (version.proposer().person().equals(person)) {
            throw new Problem("own-proposal", HttpStatus.FORBIDDEN, "您是提出人，须由另一人审批");
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
                List.of(version.proposer().person()),
                Map.of(
                        "list",
                        version.list().label(),
                        "origin",
                        source(version),
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
            observe(list); // first: what a release has covered is what the approved was compared with
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
        if (!hash(deployed.items()).equals(version.baseHash())) {
            repository.state(version.id(), DutyVersion.STALE);
            events.publishEvent(new NoticeRaised(
                    "duty-list/" + version.id() + "/stale",
                    "dutyListStale",
                    units.deciders(),
                    List.of(version.proposer().person()),
                    Map.of("list", list.label(), "origin", source(version)),
                    null,
                    "/duty-lists",
                    false));
            return;
        }
        observe(list);
        int number = repository.nextNumber(list);
        tables.deploy(list, repository.items(version.id()), "%s第%d版".formatted(list.label(), number));
        Instant at = now();
        repository.end(list, at);
        repository.enter(version.id(), number, at);
    }

    /**
     * Whatever is deployed is a version: a table that came from Modeler becomes one here. Where a release of Wufang has
     * laid its samples over an approved list, that list is put in force again.
     */
    private DutyVersion observe(DutyList list) {
        Deployed deployed = tables.newest(list);
        String hash = hash(deployed.items());
        Optional<DutyVersion> known =
                repository.inForce(list).filter(version -> version.contentHash().equals(hash));
        if (known.isPresent()) {
            return known.get();
        }
        repository.lock(list);
        Optional<DutyVersion> inForce = repository.inForce(list);
        if (inForce.isPresent() && inForce.get().contentHash().equals(hash)) {
            return inForce.get();
        }
        if (deployed.shipped() && inForce.isPresent() && !inForce.get().source().equals(DutyVersion.DEPLOYED)) {
            DutyVersion approved = inForce.get();
            tables.deploy(
                    list,
                    repository.items(approved.id()),
                    "%s第%d版".formatted(list.label(), Objects.requireNonNull(approved.number())));
            return approved;
        }
        Instant since = deployed.since().truncatedTo(ChronoUnit.MILLIS);
        repository.end(list, since);
        long id = repository.insert(
                new DutyVersion(
                        0,
                        list,
                        repository.nextNumber(list),
                        DutyVersion.DEPLOYED,
                        deployed.deployment(),
                        null,
                        DutyVersion.IN_FORCE,
                        hash,
                        hash,
                        null,
                        LocalDate.ofInstant(since, clock.getZone()),
                        Actor.SYSTEM,
                        now(),
                        null,
                        null,
                        null,
                        since,
                        null),
                deployed.items());
        return find(id);
    }

    // Parts

    /** For notices: without the name of a file, which may be a person's. */
    private static String source(DutyVersion version) {
        return switch (version.source()) {
            case DutyVersion.FILE -> "表格导入";
            case DutyVersion.ITEM -> version.origin(); // citation of the ruling
            default -> version.origin().equals(DutyTables.SHIPPED) ? "本程序自带" : "直接部署";
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
            throw invalid("item", DutySheets.ITEM, list.label() + "中已有编号 " + item.item());
        }
    }

    private static void requireDifference(DutyList list, List<DutyItem> base, List<DutyItem> items) {
        if (DutyDifference.between(base, items).isEmpty()) {
            throw new Problem("nothing-changes", HttpStatus.CONFLICT, "与现行" + list.label() + "没有差异");
        }
    }

    private void requireSameBase(DutyVersion version) {
        if (!hash(tables.newest(version.list()).items()).equals(version.baseHash())) {
            throw new Problem(
                    "duty-list-changed",
                    HttpStatus.CONFLICT,
                    "提出之后现行" + version.list().label() + "已有改动（可能来自建模工具或另一次修改），请先重新比对差异");
        }
    }

    private void requireFuture(LocalDate validFrom) {
        if (validFrom.isBefore(today())) {
            throw invalid("validFrom", "生效日期", "不得早于今天");
        }
        if (validFrom.isAfter(today().plusYears(2))) {
            throw invalid("validFrom", "生效日期", "不得晚于两年之后");
        }
    }

    private static Problem invalid(String field, String label, String message) {
        return new Problem(
                "invalid-proposal",
                HttpStatus.BAD_REQUEST,
                label + "：" + message,
                List.of(new FieldProblem(field, label, message)));
    }

    private static Problem decided(DutyVersion version) {
        return new Problem(
                "already-decided", HttpStatus.CONFLICT, "这次" + version.list().label() + "修改已有结论，请刷新页面");
    }

    private Actor require(String person, List<String> roles, String refusal) {
        return holder(person, roles).orElseThrow(() -> new Problem("not-allowed", HttpStatus.FORBIDDEN, refusal));
    }

    private Optional<Actor> holder(String person, List<String> roles) {
        return directory.membershipsOf(person).stream()
                .filter(held -> roles.contains(held.role()))
                .findFirst()
                .map(held -> new Actor(person, held.role(), held.unit()));
    }

    private DutyVersion locked(long id) {
        repository.lock(find(id).list());
        return find(id);
    }

    private DutyVersion find(long id) {
        return repository
                .find(id)
                .orElseThrow(() -> new Problem("unknown-proposal", HttpStatus.NOT_FOUND, "没有编号为 " + id + " 的清单修改"));
    }

    private Content content(DutyVersion version) {
        return new Content(version, repository.items(version.id()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Of what the items say, in whatever order. */
    static String hash(List<DutyItem> items) {
        String text = items.stream()
                .map(item -> String.join(
                        "\u0001",
                        Arrays.asList(
                                item.matter(),
                                item.item(),
                                item.name(),
                                item.group(),
                                item.lead(),
                                String.join(",", item.assist()),
                                item.basis(),
                                item.kind())))
                .sorted()
                .collect(Collectors.joining("\u0002"));
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
