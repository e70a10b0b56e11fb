package org.wufang.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.security.Actor;

/** The door to who answers for a case (首接负责): one group at each moment, and of it a person when one has it in hand. */
@Service
@Transactional
public class CaseOwners implements CaseFileSection {

    private final OwnerRepository owners;
    private final CaseFiles files;
    private final CaseRepository cases;
    private final Directory directory;
    private final Clock clock;

    CaseOwners(OwnerRepository owners, CaseFiles files, CaseRepository cases, Directory directory, Clock clock) {
        this.owners = owners;
        this.files = files;
        this.cases = cases;
        this.directory = directory;
        this.clock = clock;
    }

    /** Who answers for it now, or did when it ended. */
    @Transactional(readOnly = true)
    public Owner of(String number) {
        List<Owner> all = owners.of(number);
        if (all.isEmpty()) {
            throw new IllegalStateException("the case " + number + " has no owner");
        }
        return all.get(all.size() - 1);
    }

    /** From the opening on. */
    @Transactional(readOnly = true)
    public List<Owner> all(String number) {
        return owners.of(number);
    }

    /** Numbers of the cases, open or ended, that were without an owner at any time. */
    @Transactional(readOnly = true)
    public List<String> withoutOwner() {
        return owners.withoutOwner();
    }

    /**
     * The group answers for the case from now on; nothing happens when it does already, or when the case has ended.
     * Another person of the same group is no transfer.
     *
     * @param person who has it in hand, when known
     * @param reason why, as people read it
     */
    public void takeOver(String number, String group, @Nullable String person, String reason, Actor by) {
        CaseFile file = cases.lock(number).orElseThrow(() -> CaseFiles.unknown(number));
        Owner former = of(number);
        boolean same = former.group().equals(group);
        if (file.status().isEnd() || same && Objects.equals(former.person(), person)) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        owners.insert(
                number,
                new Owner(former.seq() + 1, group, person, now.isBefore(former.from()) ? former.from() : now, reason));
        if (!same) {
            files.record(
                    number,
                    "casefile.ownerChanged",
                    by,
                    null,
                    Map.of(
                            "from",
                            former.group(),
                            "to",
                            group,
                            "reason",
                            reason,
                            "particulars",
                            directory.groupName(group)));
        }
    }

    /** Who left the office leaves the case to the group; a group in which nobody is left, to who stands in for it. */
    public void leaveToWhoServes() {
        owners.holdings().stream()
                .filter(holding -> !directory.isStaffed(holding.group()) || !serves(holding))
                .forEach(holding -> {
                    String group = standIn(holding.group());
                    Predicate<Owner> left = owner -> Objects.equals(owner.person(), holding.person());
                    owners.ownedBy(holding.group()).stream()
                            .filter(number -> left.test(of(number)))
                            .forEach(number -> takeOver(number, group, null, "原责任人不再任职", Actor.SYSTEM));
                });
    }

    private boolean serves(OwnerRepository.Holding holding) {
        return holding.person() == null
                || directory.membershipsOf(holding.person()).stream()
                        .map(Membership::group)
                        .anyMatch(holding.group()::equals);
    }

    private String standIn(String group) {
        int dot = group.lastIndexOf('.');
        return directory.isStaffed(group)
                ? group
                : directory.groupsFor(group.substring(dot + 1), group.substring(0, dot)).stream()
                        .findFirst()
                        .orElse(group);
    }

    @Override
    public String name() {
        return "owners";
    }

    @Override
    public List<? extends Map<String, ?>> read(String caseNumber) {
        return all(caseNumber).stream()
                .map(owner -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("ownerGroup", directory.groupName(owner.group()));
                    if (owner.person() != null) {
                        row.put("ownerPerson", directory.personName(owner.person()));
                    }
                    row.put("since", owner.from().toString());
                    row.put("reason", owner.reason());
                    return row;
                })
                .toList();
    }
}
