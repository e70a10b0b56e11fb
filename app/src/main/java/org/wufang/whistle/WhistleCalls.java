package org.wufang.whistle;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.directory.Directory;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;

/**
 * The door to whistles: who is called, who came, and when the level above takes over.
 * A case has one run of whistle handling at a time; each method speaks of the newest.
 */
@Service
@Transactional
public class WhistleCalls {

    private final WhistleRepository repository;
    private final TargetRepository targets;
    private final JointActions actions;
    private final RulingRepository rulings;
    private final ReturnRepository returns;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final WhistleNotices notices;
    private final Clock clock;

    WhistleCalls(
            WhistleRepository repository,
            TargetRepository targets,
            JointActions actions,
            RulingRepository rulings,
            ReturnRepository returns,
            CaseFiles caseFiles,
            Directory directory,
            WhistleNotices notices,
            Clock clock) {
        this.repository = repository;
        this.targets = targets;
        this.actions = actions;
        this.rulings = rulings;
        this.returns = returns;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.notices = notices;
        this.clock = clock;
    }

    // Blowing and summoning

    /**
     * Opens a run at level 1.
     *
     * @param run names the run: opened twice, it is one
     */
    public void open(
            String run,
            String caseNumber,
            DutyEntry duty,
            String district,
            String street,
            String community,
            String hazard) {
        if (repository.isOpened(run)) {
            return;
        }
        repository.open(run, caseNumber, duty, district, street, community, hazard, clock.instant());
        caseFiles.enter(caseNumber, CaseStatus.WHISTLE, Actor.SYSTEM, null);
    }

    /**
     * A person blows the whistle of the call's level. An emergency is never refused; one without a hazard is flagged.
     *
     * @throws FormRejected when a matter that the duty list does not name would be laid upon the street, or nothing
     *     proves what was tried below
     */
    public void blow(String caseNumber, Wish wish, Actor by) {
        WhistleCall call = call(caseNumber);
        boolean emergency = wish.isEmergency() || call.hazard().equals("life");
        if (!emergency && wish.evidence().isBlank()) {
            throw FormRejected.of("evidence", "佐证说明", "whistle-evidence");
        }
        if (call.level() == 1 && !emergency && wish.extraDepartment().isEmpty() && isNobodysDuty(call)) {
            throw FormRejected.of(
                    "extraDepartment",
                    "职责清单以外另请的部门",
                    "nobodys-duty",
                    call.duty().streetRefusal());
        }
        boolean misuse = wish.isEmergency() && call.hazard().equals("none");
        repository.blow(
                call, new Whistle(call.level(), wish, null, "", SiteCode.next(), misuse, false, by, clock.instant()));
        if (misuse) {
            record(call, "whistle.misuseFlagged", Map.of("level", call.level(), "reason", "无危险情形发出应急哨，待复核"));
            notices.misuse(call);
        }
    }

    private boolean isNobodysDuty(WhistleCall call) {
        return !call.duty().listed() && rulings.binding(call).isEmpty();
    }

    /**
     * Summons those whom the level's whistle is for, except who was summoned at this level already.
     * Who leads is settled anew: a redispatch or a ruling may have changed it.
     *
     * @param kind emergency, quick or tough
     * @param kindReason why it is not what was asked for; empty when it is
     * @param dueAt until when they must report in
     * @param returnDueAt until when they may return it
     */
    public void summon(String caseNumber, String kind, String kindReason, Instant dueAt, Instant returnDueAt) {
        WhistleCall call = call(caseNumber);
        repository.kind(call, kind, kindReason);
        List<Redispatch> redispatches = returns.redispatches(call);
        List<Summons> all = SummonsRule.redispatched(
                SummonsRule.of(call, whistle(call), rulings.binding(call).orElse(null)), redispatches);
        List<Summons> missing =
                all.stream().filter(summons -> isToBeSummoned(call, summons)).toList();
        missing.forEach(summons -> targets.summon(
                call, summons, dispatcher(call, summons, redispatches), clock.instant(), dueAt, returnDueAt));
        targets.lead(call, all.get(0).group());
        if (!missing.isEmpty()) {
            record(
                    call,
                    "whistle.summoned",
                    Map.of(
                            "level",
                            call.level(),
                            "kind",
                            kind,
                            "dueAt",
                            dueAt.toString(),
                            "targets",
                            missing.stream()
                                    .map(s -> directory.groupName(s.group()) + "（" + s.basis() + "）")
                                    .toList()));
            targetsOfLevel(call).stream()
                    .filter(Target::awaited)
                    .forEach(target -> notices.summoned(call, kind, target));
        }
    }

    /** Who sent for them: whoever redispatched, else whoever whistles at the level, also where it was raised by itself. */
    private static String dispatcher(WhistleCall call, Summons summons, List<Redispatch> redispatches) {
        return redispatches.stream()
                .filter(each -> summons.source().equals(Redispatch.SOURCE))
                .filter(each -> each.to().equals(summons.group()))
                .map(Redispatch::by)
                .findFirst()
                .orElseGet(() -> call.whistler(call.level()));
    }

    /**
     * Not yet at this level; or it gave the dispatch back and is called once more; or it was absent and a redispatch or
     * ruling names it since. Whose return is undecided waits, whose return was heeded is called by a ruling only.
     */
    private boolean isToBeSummoned(WhistleCall call, Summons summons) {
        List<Target> before = targets.targets(call).stream()
                .filter(target -> target.group().equals(summons.group()))
                .toList();
        boolean ruled = summons.source().equals("ruling");
        boolean named = ruled || summons.source().equals(Redispatch.SOURCE);
        boolean letGo = before.stream().anyMatch(Target::letGo);
        boolean undecided = before.stream().anyMatch(Target::contested);
        boolean called = before.stream()
                .filter(target -> target.level() == call.level())
                .filter(target -> !target.returned())
                .anyMatch(target ->
                        !(named && target.absent() && !target.summons().source().equals(summons.source())));
        return !undecided && !called && (!letGo || ruled);
    }

    // Reporting in

    /** One of the summoned has come. */
    public void arrive(String caseNumber, String group, Arrival arrival, Actor by) {
        WhistleCall call = call(caseNumber);
        Target target = only(call, group, Target::awaited);
        Instant now = clock.instant();
        targets.arrive(
                target,
                now.isAfter(target.sent().dueAt()),
                arrival,
                arrival.confirmedBy(codes(call)),
                by.person(),
                now);
    }

    /**
     * One whose absence was recorded has come after all, at whatever level: it acts with the others.
     *
     * @return the group
     */
    public String arriveLate(String caseNumber, long absentee, Arrival arrival, Actor by) {
        WhistleCall call = call(caseNumber);
        Target target = absentees(call)
                .filter(each -> each.id() == absentee)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("case %s: nobody absent is %d".formatted(caseNumber, absentee)));
        targets.arrive(target, true, arrival, arrival.confirmedBy(codes(call)), by.person(), clock.instant());
        record(
                call,
                "whistle.arrivedLate",
                Map.of("level", target.level(), "department", directory.groupName(target.group())));
        return target.group();
    }

    private Collection<String> codes(WhistleCall call) {
        return repository.whistles(call).stream()
                .map(Whistle::siteCode)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /**
     * The time is over: who has not answered is absent.
     *
     * @return whether there is anybody to go on with: somebody came, or a return waits for a decision
     */
    public boolean recordAbsence(String caseNumber) {
        WhistleCall call = call(caseNumber);
        List<Target> absent =
                targetsOfLevel(call).stream().filter(Target::awaited).toList();
        absent.forEach(target -> targets.absent(target, clock.instant()));
        if (!absent.isEmpty()) {
            record(call, "whistle.absenceRecorded", Map.of("level", call.level(), "absent", names(absent)));
            boolean emergency = Wish.EMERGENCY.equals(whistle(call).kind());
            absent.forEach(target -> notices.absent(call, target, emergency));
        }
        return !actions.inAction(call).isEmpty()
                || targets.targets(call).stream().anyMatch(Target::contested);
    }

    /** Absences that may still be mended: group by the id of whom was summoned. */
    public Map<Long, String> absent(String caseNumber) {
        Map<Long, String> absent = new LinkedHashMap<>();
        repository.find(caseNumber).filter(call -> call.outcome() == null).ifPresent(call -> absentees(call)
                .forEach(target -> absent.put(target.id(), target.group())));
        return absent;
    }

    /** Called {@code 二级·城管局}. */
    public String absenceName(String caseNumber, long absentee) {
        return absentees(call(caseNumber))
                .filter(target -> target.id() == absentee)
                .map(target -> WhistleWords.level(target.level()) + "·" + directory.groupName(target.group()))
                .findFirst()
                .orElseThrow();
    }

    /** Who was recorded absent and has not come since, at any level. */
    private Stream<Target> absentees(WhistleCall call) {
        return targets.targets(call).stream().filter(Target::absent);
    }

    /** The engine's id of the run, while it is open. */
    public Optional<String> openRun(String caseNumber) {
        return repository
                .find(caseNumber)
                .filter(call -> call.outcome() == null)
                .map(repository::run);
    }

    // Up a level

    /**
     * The level above takes over and blows its own whistle.
     *
     * @return the level above
     */
    public int raise(String caseNumber, int from) {
        WhistleCall call = call(caseNumber);
        int above = next(call, from);
        if (call.level() < above) {
            repository.raise(call, above);
            record(call, "whistle.levelRaised", Map.of("from", from, "to", above, "reason", "本级未能解决"));
        }
        return above;
    }

    /** Raised because somebody did not report in: the level above calls at once, nobody needs to blow. */
    public int raiseForAbsence(String caseNumber, int from) {
        WhistleCall call = call(caseNumber);
        int above = next(call, from);
        if (call.level() < above) {
            Whistle below = whistle(call);
            List<Target> absent =
                    targetsOfLevel(call).stream().filter(Target::absent).toList();
            String reason = "逾期未报到：" + String.join("、", names(absent));
            repository.raise(call, above);
            WhistleCall raised = call(caseNumber);
            repository.blow(
                    raised,
                    new Whistle(
                            above,
                            new Wish(
                                    below.wish().kindAsked(),
                                    below.wish().ground(),
                                    reason,
                                    below.wish().evidence(),
                                    below.wish().extraDepartment(),
                                    below.wish().reason()),
                            below.kind(),
                            below.kindReason(),
                            SiteCode.next(),
                            false,
                            true,
                            Actor.SYSTEM,
                            clock.instant()));
            record(call, "whistle.levelRaised", Map.of("from", from, "to", above, "reason", reason));
        }
        return above;
    }

    /** One level after the other; only an emergency calls the departments at level 1 already. */
    private static int next(WhistleCall call, int from) {
        if (call.level() < from || from >= WhistleCall.HIGHEST_LEVEL) {
            throw new IllegalStateException("case %s stands at level %d, it cannot be raised from level %d"
                    .formatted(call.caseNumber(), call.level(), from));
        }
        return from + 1;
    }

    public void closeUnsolved(String caseNumber) {
        WhistleCall call = call(caseNumber);
        if (call.outcome() == null) {
            repository.close(call, "unsolved", clock.instant());
            record(call, "whistle.unsolved", Map.of("level", call.level()));
        }
    }

    // For the models and facts

    /** Groups still to report in at this level. */
    public Collection<String> awaited(String caseNumber) {
        return targetsOfLevel(call(caseNumber)).stream()
                .filter(Target::awaited)
                .map(Target::group)
                .distinct()
                .toList();
    }

    public Optional<WhistleCall> find(String caseNumber) {
        return repository.find(caseNumber);
    }

    // Parts

    private List<Target> targetsOfLevel(WhistleCall call) {
        return targets.targets(call).stream()
                .filter(target -> target.level() == call.level())
                .toList();
    }

    private Target only(WhistleCall call, String group, Predicate<Target> which) {
        return targetsOfLevel(call).stream()
                .filter(target -> target.group().equals(group))
                .filter(which)
                .findFirst()
                .orElseThrow(() -> notSummoned(call, group));
    }

    static IllegalStateException notSummoned(WhistleCall call, String group) {
        return new IllegalStateException(
                "case %s, level %d: %s is not expected to act".formatted(call.caseNumber(), call.level(), group));
    }

    private List<String> names(List<Target> of) {
        return of.stream().map(target -> directory.groupName(target.group())).toList();
    }

    private WhistleCall call(String caseNumber) {
        return repository.current(caseNumber);
    }

    private Whistle whistle(WhistleCall call) {
        return repository.whistles(call).stream()
                .filter(whistle -> whistle.level() == call.level())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no whistle blown at level %d in case %s".formatted(call.level(), call.caseNumber())));
    }

    private void record(WhistleCall call, String act, Map<String, Object> content) {
        caseFiles.record(call.caseNumber(), act, Actor.SYSTEM, null, content);
    }
}
