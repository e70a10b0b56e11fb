package org.wufang.whistle;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.platform.security.Actor;

/**
 * The door to rulings: who rules, whom a ruling names, who may appeal, and when it binds. A case has one dispute at a
 * time; each method speaks of the newest whistle handling.
 */
@Service
@Transactional
public class DutyRulings {

    private final RulingRepository repository;
    private final WhistleRepository whistles;
    private final TargetRepository targets;
    private final Returns returns;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final WhistleNotices notices;
    private final Clock clock;

    DutyRulings(
            RulingRepository repository,
            WhistleRepository whistles,
            TargetRepository targets,
            Returns returns,
            CaseFiles caseFiles,
            Directory directory,
            WhistleNotices notices,
            Clock clock) {
        this.repository = repository;
        this.whistles = whistles;
        this.targets = targets;
        this.returns = returns;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.notices = notices;
        this.clock = clock;
    }

    // Who rules

    /**
     * Who rules first: the street's coordination; the command centre where one of the street's own units is among
     * those who refused (nobody judges their own case) or the street is unknown.
     *
     * @return group ids
     */
    public Collection<String> firstJudges(String caseNumber) {
        WhistleCall call = call(caseNumber);
        boolean ownCase =
                returns.unruled(call).anyMatch(returned -> returned.group().startsWith(call.street() + "."));
        return ownCase || call.street().isEmpty()
                ? lastJudges(caseNumber)
                : directory.groupsFor("coordination", call.street());
    }

    /** Who rules last: the command centre. */
    public Collection<String> lastJudges(String caseNumber) {
        return directory.groupsFor("commandCentre", call(caseNumber).district());
    }

    /**
     * The question goes to the last judges: the first refer it, are late, or their ruling is appealed. Who is last and
     * late is reminded of it by a task that is offered anew.
     *
     * @param referred whether a judge referred it
     */
    public Collection<String> refer(String caseNumber, Collection<String> judges, boolean referred) {
        WhistleCall call = call(caseNumber);
        boolean last = List.copyOf(judges).equals(List.copyOf(lastJudges(caseNumber)));
        String why;
        if (last) {
            why = "区级裁定逾期，重新交办";
        } else if (repository.newest(call, Ruling.APPEALED).isPresent()) {
            why = "被裁定单位申诉";
        } else {
            why = referred ? "本级不能认定" : "本级裁定逾期";
        }
        record(call, "whistle.rulingReferred", Actor.SYSTEM, Map.of("reason", why));
        return lastJudges(caseNumber);
    }

    // The ruling

    /** @param department code of a department, or {@code street} */
    public void rule(String caseNumber, String department, String basis, Actor by) {
        repository.insert(call(caseNumber), department, basis, by, clock.instant());
    }

    /**
     * Numbers the ruling that was made. It does not bind yet.
     *
     * @param judges who was asked for it
     * @return whom it names, and whether they may appeal: not from the last judges, nor where they would judge
     *     their own appeal
     */
    public Addressee record(String caseNumber, Collection<String> judges) {
        WhistleCall call = call(caseNumber);
        Collection<String> last = lastJudges(caseNumber);
        Optional<Ruling> made = repository.newest(call, Ruling.MADE);
        Ruling ruling =
                made.orElseGet(() -> repository.newest(call, Ruling.OPEN).orElseThrow());
        String group = ruling.group(call);
        Collection<String> named = resolved(group);
        boolean appealable = judges.stream().noneMatch(last::contains)
                && named.stream().noneMatch(each -> judges.contains(each) || last.contains(each));
        made.ifPresent(unnumbered -> announce(call, unnumbered, appealable));
        return new Addressee(group, appealable);
    }

    private void announce(WhistleCall call, Ruling made, boolean appealable) {
        Ruling ruling = repository.number(
                made,
                ZonedDateTime.ofInstant(clock.instant(), clock.getZone()).getYear(),
                appealable ? Ruling.FIRST : Ruling.LAST);
        Collection<String> refused = refused(call);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("citation", ruling.citation());
        content.put("department", directory.groupName(ruling.group(call)));
        content.put("basis", ruling.basis());
        content.put("refused", refused.stream().map(directory::groupName).toList());
        repository.newest(call, Ruling.APPEALED).ifPresent(appealed -> content.put("appealed", appealed.citation()));
        record(call, "whistle.dutyRuled", ruling.by(), content);
        notices.ruled(call, ruling, refused);
    }

    private Collection<String> refused(WhistleCall call) {
        return targets.targets(call).stream()
                .filter(Target::contested)
                .map(Target::group)
                .distinct()
                .toList();
    }

    // The answer to a ruling

    /** Whom it names accepts it or appeals. */
    public void answer(String caseNumber, boolean accepted, String reason, Actor by) {
        WhistleCall call = call(caseNumber);
        Ruling ruling = open(call);
        repository.answer(ruling, accepted ? "accepted" : Ruling.APPEALED, reason, by.person(), clock.instant());
        record(
                call,
                accepted ? "whistle.rulingAccepted" : "whistle.rulingAppealed",
                by,
                Map.of("citation", ruling.citation(), "reason", reason));
        if (!accepted) {
            notices.appealed(call, ruling);
        }
    }

    /** Silence until the deadline counts as accepted, and is called so. */
    public void recordConsent(String caseNumber) {
        WhistleCall call = call(caseNumber);
        Ruling ruling = open(call);
        if (ruling.answer() == null) {
            repository.answer(ruling, "silent", "", null, clock.instant());
            record(call, "whistle.rulingUnanswered", Actor.SYSTEM, Map.of("citation", ruling.citation()));
        }
    }

    /** From now on it binds this case and like ones; it settles what was returned, and who was wrong. */
    public void bind(String caseNumber) {
        WhistleCall call = call(caseNumber);
        repository.newest(call, Ruling.OPEN).ifPresent(open -> {
            Ruling ruling = repository.bind(call, open);
            record(call, "whistle.rulingBinding", Actor.SYSTEM, Map.of("citation", ruling.citation()));
            returns.settle(call, ruling);
        });
    }

    /** @param group before anybody stands in for a vacant one */
    public record Addressee(String group, boolean appealable) {}

    private Ruling open(WhistleCall call) {
        return repository
                .newest(call, Ruling.OPEN)
                .orElseThrow(() -> new IllegalStateException("case %s: no ruling waits".formatted(call.caseNumber())));
    }

    private Collection<String> resolved(String group) {
        int dot = group.lastIndexOf('.');
        return directory.groupsFor(group.substring(dot + 1), group.substring(0, dot));
    }

    private WhistleCall call(String caseNumber) {
        return whistles.current(caseNumber);
    }

    private void record(WhistleCall call, String act, Actor by, Map<String, Object> content) {
        caseFiles.record(call.caseNumber(), act, by, null, content);
    }
}
