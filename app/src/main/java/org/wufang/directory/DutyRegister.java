package org.wufang.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.directory.workflow.DutyTables;
import org.wufang.directory.workflow.DutyTables.Deployed;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/**
 * The door to the register of the duty lists: what is in force, what was, and by which version a case is judged.
 * Whatever is deployed is a version; {@link DutyProposals} change it.
 */
@Service
@Transactional
public class DutyRegister {

    private final DutyRepository repository;
    private final DutyTables tables;
    private final DutyUnits units;
    private final Clock clock;

    DutyRegister(DutyRepository repository, DutyTables tables, DutyUnits units, Clock clock) {
        this.repository = repository;
        this.tables = tables;
        this.units = units;
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
                .orElseThrow(() -> new Problem("unknown-version.on-day", date, list.label()));
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
                .orElseThrow(() -> new Problem("unknown-version.of-number", list.label(), number));
    }

    /** The version by which the cases of this process are judged; empty where there was no such list, or none on record. */
    public Optional<DutyVersion> judging(DutyList list, String processDefinitionId) {
        return tables.with(list, processDefinitionId)
                .flatMap(items -> repository.withContent(list, hash(items)).or(() -> Optional.of(observe(list))
                        .filter(now -> now.hashes().content().equals(hash(items)))));
    }

    /** @throws Problem {@code unknown-proposal}, 404 */
    @Transactional(readOnly = true)
    public Content proposal(long id) {
        return content(find(id));
    }

    // The lists as they are in force

    /** In the lists as they are in force. */
    @Transactional(readOnly = true)
    public List<DutyOverlap> overlaps() {
        return DutyOverlap.of(all());
    }

    Map<DutyList, List<DutyItem>> all() {
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

    /**
     * Whatever is deployed is a version: a table that came from Modeler becomes one here. Where a release of Wufang has
     * laid its samples over an approved list, that list is put in force again.
     */
    DutyVersion observe(DutyList list) {
        Deployed deployed = tables.newest(list);
        String hash = hash(deployed.items());
        Optional<DutyVersion> known = repository
                .inForce(list)
                .filter(version -> version.hashes().content().equals(hash));
        if (known.isPresent()) {
            return known.get();
        }
        repository.lock(list);
        Optional<DutyVersion> inForce = repository.inForce(list);
        if (inForce.isPresent() && inForce.get().hashes().content().equals(hash)) {
            return inForce.get();
        }
        if (deployed.shipped()
                && inForce.isPresent()
                && !inForce.get().source().kind().equals(DutyVersion.DEPLOYED)) {
            DutyVersion approved = inForce.get();
            tables.deploy(list, repository.items(approved.id()), name(list, Objects.requireNonNull(approved.number())));
            return approved;
        }
        Instant since = deployed.since().truncatedTo(ChronoUnit.MILLIS);
        repository.end(list, since);
        long id = repository.insert(
                new DutyVersion(
                        0,
                        list,
                        repository.nextNumber(list),
                        DutyVersion.IN_FORCE,
                        new DutyVersion.Source(DutyVersion.DEPLOYED, deployed.deployment(), null, null),
                        new DutyVersion.Hashes(hash, hash),
                        LocalDate.ofInstant(since, clock.getZone()),
                        new DutyVersion.Proposal(Actor.SYSTEM, now()),
                        null,
                        new DutyVersion.Force(since, null)),
                deployed.items());
        return find(id);
    }

    /** Of the deployment that puts this version in force. */
    static String name(DutyList list, int number) {
        return "%s第%d版".formatted(list.label(), number);
    }

    // Parts

    DutyVersion find(long id) {
        return repository.find(id).orElseThrow(() -> new Problem("unknown-proposal", id));
    }

    private Content content(DutyVersion version) {
        return new Content(version, repository.items(version.id()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
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

    /** In hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
