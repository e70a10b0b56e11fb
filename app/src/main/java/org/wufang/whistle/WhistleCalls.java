package org.wufang.whistle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.directory.Directory;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;

/**
 * The door to whistles: who is called, who came, what was done, and whose duty it is.
 * A case has one run of whistle handling at a time; each method speaks of the newest.
 */
@Service
@Transactional
public class WhistleCalls {

    private final WhistleRepository repository;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final Clock clock;

    WhistleCalls(WhistleRepository repository, CaseFiles caseFiles, Directory directory, Clock clock) {
        this.repository = repository;
        this.caseFiles = caseFiles;
        this.directory = directory;
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
     * A person blows the whistle of the call's level.
     *
     * @param extraDepartment code; empty when none
     * @throws FormRejected when a matter that the duty list does not name would be laid upon the street
     */
    public void blow(
            String caseNumber, String ground, String triedBelow, String extraDepartment, String reason, Actor by) {
        WhistleCall call = call(caseNumber);
        boolean emergency = ground.equals("emergency") || call.hazard().equals("life");
        if (call.level() == 1 && !emergency && extraDepartment.isEmpty() && isNobodysDuty(call)) {
            throw new FormRejected(
                    "extraDepartment", "职责清单以外另请的部门", call.duty().streetRefusal() + "，且无职责裁定；请选择应承担职责的部门并说明理由");
        }
        boolean misuse = ground.equals("emergency") && call.hazard().equals("none");
        repository.blow(
                call,
                new Whistle(
                        call.level(),
                        ground,
                        null,
                        triedBelow,
                        extraDepartment,
                        reason,
                        misuse,
                        false,
                        by,
                        clock.instant()));
        if (misuse) {
            record(call, "whistle.misuseFlagged", Map.of("level", call.level(), "reason", "无危险情形发出应急哨，待复核"));
        }
    }

    private boolean isNobodysDuty(WhistleCall call) {
        return !call.duty().listed() && repository.binding(call).isEmpty();
    }

    /**
     * Summons those whom the level's whistle is for, except who was summoned at this level already.
     * Who leads is settled anew: a ruling may have changed it.
     *
     * @param kind emergency, quick or tough
     * @param dueAt until when they must report in
     */
    public void summon(String caseNumber, String kind, Instant dueAt) {
        WhistleCall call = call(caseNumber);
        repository.kind(call, kind);
        Optional<Ruling> ruling = repository.binding(call);
        List<Summons> all = SummonsRule.of(call, whistle(call), ruling.orElse(null));
        List<Summons> missing =
                all.stream().filter(summons -> isToBeSummoned(call, summons)).toList();
        missing.forEach(summons -> repository.summon(call, summons, clock.instant(), dueAt));
        repository.lead(call, all.get(0).group());
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
        }
    }

    /** Not yet at this level; or it said "not ours" and the ruling says that it is; and no ruling has let it go. */
    private boolean isToBeSummoned(WhistleCall call, Summons summons) {
        List<Target> before = repository.targets(call).stream()
                .filter(target -> target.group().equals(summons.group()))
                .toList();
        boolean letGo = before.stream().anyMatch(target -> target.ruling() != null);
        boolean called = before.stream().anyMatch(target -> target.level() == call.level() && target.ruling() == null);
        return !called && (!letGo || summons.source().equals("ruling"));
    }

    // Reporting in

    /**
     * One of the summoned answers.
     *
     * @param answer arrived or notOurs
     * @throws FormRejected when a ruling has already said that it is theirs
     */
    public void reportIn(String caseNumber, String group, String answer, String place, String reason, Actor by) {
        WhistleCall call = call(caseNumber);
        Target target = only(call, group, Target::awaited);
        if (answer.equals(Target.NOT_OURS) && target.source().equals("ruling")) {
            throw new FormRejected("answer", "报到答复", target.basis() + "已明确由本部门承担，不得再以不属职责退回");
        }
        Instant now = clock.instant();
        repository.answer(target, answer, now.isAfter(target.dueAt()), place, reason, by.person(), now);
    }

    /** The time is over: who has not answered is absent. */
    public void recordAbsence(String caseNumber) {
        WhistleCall call = call(caseNumber);
        List<Target> absent =
                targetsOfLevel(call).stream().filter(Target::awaited).toList();
        absent.forEach(target -> repository.answer(target, Target.ABSENT, true, null, null, null, clock.instant()));
        if (!absent.isEmpty()) {
            record(call, "whistle.absenceRecorded", Map.of("level", call.level(), "absent", names(absent)));
        }
    }

    /** Whether somebody at this level says that it is not theirs, and nobody has ruled. */
    public boolean isContested(String caseNumber) {
        return targetsOfLevel(call(caseNumber)).stream().anyMatch(Target::contested);
    }

    // Joint action

    /** @throws FormRejected when it should end before it begins */
    public void plan(String caseNumber, String plan, LocalDate finishOn, Actor by) {
        if (finishOn.isBefore(LocalDate.ofInstant(clock.instant(), clock.getZone()))) {
            throw new FormRejected("finishOn", "完成日期", "不得早于今天");
        }
        WhistleCall call = call(caseNumber);
        repository.plan(call, new Plan(call.level(), plan, finishOn, by, clock.instant()));
    }

    /** @param result done or cannot */
    public void act(
            String caseNumber, String group, String done, String result, String evidence, String reason, Actor by) {
        WhistleCall call = call(caseNumber);
        Target target = inAction(call).stream()
                .filter(each -> each.group().equals(group))
                .findFirst()
                .orElseThrow(() -> notSummoned(call, group));
        repository.act(
                new Action(target.id(), call.level(), done, result, evidence, reason, by.person(), clock.instant()));
    }

    public void rate(String caseNumber, String group, int rating, String remark, Actor by) {
        WhistleCall call = call(caseNumber);
        Target target = inAction(call).stream()
                .filter(each -> each.group().equals(group))
                .findFirst()
                .orElseThrow(() -> notSummoned(call, group));
        repository.rate(new Rating(target.id(), rating, remark, by, clock.instant()));
    }

    /** Of whoever was rated often enough; all that anybody outside the whistler's side learns of ratings. */
    @Transactional(readOnly = true)
    public List<MeanRating> meanRatings() {
        return repository.meanRatings(MeanRating.STEP);
    }

    /** Solved when everybody who came says that it is done. */
    public String assess(String caseNumber) {
        WhistleCall call = call(caseNumber);
        Set<Long> succeeded = new HashSet<>();
        repository.actions(call).stream().filter(Action::succeeded).forEach(action -> succeeded.add(action.target()));
        List<Target> acting = inAction(call);
        boolean solved = !acting.isEmpty() && acting.stream().allMatch(target -> succeeded.contains(target.id()));
        if (solved && call.outcome() == null) {
            repository.close(call, "solved", clock.instant());
            record(call, "whistle.solved", Map.of("level", call.level()));
        }
        return solved ? "solved" : "unsolved";
    }

    // Up a level

    /**
     * The level above takes over and blows its own whistle.
     *
     * @return the level above
     */
    public int raise(String caseNumber, int from) {
        WhistleCall call = call(caseNumber);
        int above = from + 1;
        if (call.level() < above) {
            repository.raise(call, above);
            record(call, "whistle.levelRaised", Map.of("from", from, "to", above, "reason", "本级未能解决"));
        }
        return above;
    }

    /** The same because somebody did not report in: the level above calls at once, nobody needs to blow. */
    public int raiseForAbsence(String caseNumber, int from) {
        WhistleCall call = call(caseNumber);
        int above = from + 1;
        if (call.level() < above) {
            Whistle below = whistle(call);
            List<Target> absent = targetsOfLevel(call).stream()
                    .filter(target -> Target.ABSENT.equals(target.answer()))
                    .toList();
            String reason = "逾期未报到：" + String.join("、", names(absent));
            repository.raise(call, above);
            WhistleCall raised = call(caseNumber);
            repository.blow(
                    raised,
                    new Whistle(
                            above,
                            below.ground(),
                            below.kind(),
                            reason,
                            below.extraDepartment(),
                            below.reason(),
                            false,
                            true,
                            Actor.SYSTEM,
                            clock.instant()));
            record(call, "whistle.levelRaised", Map.of("from", from, "to", above, "reason", reason));
        }
        return above;
    }

    public void closeUnsolved(String caseNumber) {
        WhistleCall call = call(caseNumber);
        if (call.outcome() == null) {
            repository.close(call, "unsolved", clock.instant());
            record(call, "whistle.unsolved", Map.of("level", call.level()));
        }
    }

    // Rulings

    /**
     * Who rules first: the street's coordination; the command centre where one of the street's own units is among
     * those who refuse (nobody judges their own case) or the street is unknown.
     *
     * @return group ids
     */
    public Collection<String> firstJudges(String caseNumber) {
        WhistleCall call = call(caseNumber);
        boolean ownCase = targetsOfLevel(call).stream()
                .filter(Target::contested)
                .anyMatch(target -> target.group().startsWith(call.street() + "."));
        return ownCase || call.street().isEmpty()
                ? lastJudges(caseNumber)
                : directory.groupsFor("coordination", call.street());
    }

    /** Who rules when the first refer it: the command centre. */
    public Collection<String> lastJudges(String caseNumber) {
        return directory.groupsFor("commandCentre", call(caseNumber).district());
    }

    /** @param department code of a department, or {@code street} */
    public void rule(String caseNumber, String department, String basis, Actor by) {
        repository.rule(call(caseNumber), department, basis, by, clock.instant());
    }

    /** Numbers the ruling that was made; from now on it binds this case and like ones. */
    public void recordRuling(String caseNumber) {
        WhistleCall call = call(caseNumber);
        repository.unrecorded(call).ifPresent(made -> {
            Ruling ruling = repository.number(
                    made,
                    ZonedDateTime.ofInstant(clock.instant(), clock.getZone()).getYear());
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("citation", ruling.citation());
            content.put("department", directory.groupName(ruling.group(call)));
            content.put("basis", ruling.basis());
            content.put(
                    "refused",
                    names(targetsOfLevel(call).stream()
                            .filter(Target::contested)
                            .toList()));
            repository.settle(call, ruling);
            caseFiles.record(caseNumber, "whistle.dutyRuled", ruling.by(), null, content);
        });
    }

    // Whom the models ask for

    /** Groups still to report in at this level. */
    public Collection<String> awaited(String caseNumber) {
        return groups(targetsOfLevel(call(caseNumber)).stream()
                .filter(Target::awaited)
                .toList());
    }

    /** Groups that have come and act together. */
    public Collection<String> acting(String caseNumber) {
        return groups(inAction(call(caseNumber)));
    }

    /** The group that leads the joint action: the level's lead when it has come, else who came first. */
    public String lead(String caseNumber) {
        WhistleCall call = call(caseNumber);
        List<Target> acting = inAction(call);
        return acting.stream()
                .filter(target -> target.lead() && target.level() == call.level())
                .findFirst()
                .or(() -> acting.stream().findFirst())
                .map(Target::group)
                .orElseGet(() -> call.streetGroup("coordination"));
    }

    public Optional<WhistleCall> find(String caseNumber) {
        return repository.current(caseNumber);
    }

    // Parts

    /** Who came at this level, and who came below when the level was raised before they could act. */
    private List<Target> inAction(WhistleCall call) {
        Map<Long, Integer> actedAt = new LinkedHashMap<>();
        repository.actions(call).forEach(action -> actedAt.put(action.target(), action.level()));
        Map<String, Target> byGroup = new LinkedHashMap<>();
        List<Target> targets = new ArrayList<>(repository.targets(call));
        Collections.reverse(targets);
        targets.stream()
                .filter(Target::arrived)
                .filter(target -> actedAt.getOrDefault(target.id(), call.level()) == call.level())
                .forEach(target -> byGroup.putIfAbsent(target.group(), target));
        List<Target> acting = new ArrayList<>(byGroup.values());
        Collections.reverse(acting);
        return acting;
    }

    private List<Target> targetsOfLevel(WhistleCall call) {
        return repository.targets(call).stream()
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

    private static IllegalStateException notSummoned(WhistleCall call, String group) {
        return new IllegalStateException(
                "case %s, level %d: %s is not expected to act".formatted(call.caseNumber(), call.level(), group));
    }

    private static Collection<String> groups(List<Target> targets) {
        return targets.stream().map(Target::group).distinct().toList();
    }

    private List<String> names(List<Target> targets) {
        return targets.stream()
                .map(target -> directory.groupName(target.group()))
                .toList();
    }

    private WhistleCall call(String caseNumber) {
        return repository
                .current(caseNumber)
                .orElseThrow(() -> new IllegalStateException("no whistle handling in case " + caseNumber));
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
