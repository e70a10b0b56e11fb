package org.wufang.whistle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.StreetDuty;
import org.wufang.directory.Unit;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.WorkingCalendar;

/**
 * The door to returns (退单): who may give a dispatch back and why, whom it goes to next, and whom the time that it
 * cost counts against. A case's dispatch is returned once by each department, within its limit, on grounds of the list.
 */
@Service
@Transactional
public class Returns {

    private static final String ANSWER = "answer";
    private static final String ANSWER_LABEL = "报到答复";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final ReturnRepository repository;
    private final WhistleRepository whistles;
    private final TargetRepository targets;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final WhistleNotices notices;
    private final Clock clock;

    Returns(
            ReturnRepository repository,
            WhistleRepository whistles,
            TargetRepository targets,
            CaseFiles caseFiles,
            Directory directory,
            WorkingCalendar calendar,
            WhistleNotices notices,
            Clock clock) {
        this.repository = repository;
        this.whistles = whistles;
        this.targets = targets;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.calendar = calendar;
        this.notices = notices;
        this.clock = clock;
    }

    // Giving back

    /**
     * One of the summoned gives the dispatch back.
     *
     * @throws FormRejected when it is not theirs to return: a ruling, the list, the limit or an earlier return says so
     */
    public void giveBack(String caseNumber, String group, ReturnClaim claim, Actor by) {
        WhistleCall call = call(caseNumber);
        List<Target> all = targets.targets(call);
        Target target = all.stream()
                .filter(each -> each.level() == call.level() && each.awaited())
                .filter(each -> each.group().equals(group))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "case %s, level %d: %s is not awaited".formatted(caseNumber, call.level(), group)));
        Instant now = clock.instant();
        requireReturnable(call, target, all, now);
        requireAgreementWithTheList(call, group, claim);
        targets.giveBack(target, now.isAfter(target.sent().dueAt()), claim.reason(), by.person(), now);
        repository.insert(call, target, claim, by.person(), now);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("level", call.level());
        content.put("department", directory.groupName(group));
        content.put("ground", ReturnGround.of(claim.ground()).label());
        content.put("dutyItem", claim.dutyItem());
        content.put("listItem", call.duty().text());
        content.put("suggested", suggested(claim));
        caseFiles.record(caseNumber, "whistle.dispatchReturned", by, null, content);
        notices.returned(call, target);
    }

    private void requireReturnable(WhistleCall call, Target target, List<Target> all, Instant now) {
        if (target.summons().source().equals("ruling")) {
            throw FormRejected.of(
                    ANSWER, ANSWER_LABEL, "return-ruled", target.summons().basis());
        }
        if (target.group().equals(call.commandCentre())) {
            throw FormRejected.of(ANSWER, ANSWER_LABEL, "return-of-last");
        }
        if (all.stream().anyMatch(each -> each.arrived() && each.group().equals(target.group()))) {
            throw FormRejected.of(ANSWER, ANSWER_LABEL, "return-after-arrival");
        }
        Instant limit = first(all, target.group()).orElseThrow().sent().returnDueAt();
        if (limit != null && now.isAfter(limit)) {
            throw FormRejected.of(ANSWER, ANSWER_LABEL, "return-too-late", time(limit));
        }
        repository.of(call.caseNumber()).stream()
                .filter(earlier -> earlier.group().equals(target.group()))
                .findFirst()
                .ifPresent(earlier -> {
                    throw FormRejected.of(ANSWER, ANSWER_LABEL, "return-again", time(earlier.at()));
                });
    }

    /** When it was first called: whoever is absent and is called again wins no time by it. */
    static Optional<Target> first(List<Target> all, String group) {
        return all.stream()
                .filter(each -> each.group().equals(group))
                .min(Comparator.comparing((Target each) -> each.sent().at()).thenComparing(Target::id));
    }

    private void requireAgreementWithTheList(WhistleCall call, String group, ReturnClaim claim) {
        streetsOwn(call, group)
                .or(() -> ReturnGround.of(claim.ground()).contradiction(call.duty(), group, servesTheArea(call, group)))
                .ifPresent(contradiction -> {
                    throw FormRejected.of("returnGround", "退单依据", "return-against-list", contradiction);
                });
    }

    /** What the street's own lists name no unit of the street returns, on whatever ground. */
    private static Optional<String> streetsOwn(WhistleCall call, String group) {
        StreetDuty duty = call.duty().street();
        if (!duty.isNamed() || !call.isOfTheStreet(group)) {
            return Optional.empty();
        }
        String role = group.substring(group.lastIndexOf('.') + 1);
        String part = role.equals(duty.lead()) ? "列明由本单位负责" : duty.assist().contains(role) ? "列明由本单位配合" : "列明为街道的事项";
        return Optional.of(duty.item() + "，" + part);
    }

    /** Departments serve their district, the street's units their street. */
    private boolean servesTheArea(WhistleCall call, String group) {
        String unit = group.substring(0, group.lastIndexOf('.'));
        return unit.equals(call.street())
                || unit.equals(call.district())
                || directory
                        .unit(unit)
                        .map(Unit::parent)
                        .filter(call.district()::equals)
                        .isPresent();
    }

    // What follows

    /** Whether a return of the case waits for a decision. */
    public boolean isOpen(String caseNumber) {
        return open(call(caseNumber)).findAny().isPresent();
    }

    /** Whether the case was returned more than once, by whomever: redispatching it again would pass it around. */
    public boolean isAgain(String caseNumber) {
        return repository.of(caseNumber).size() > 1;
    }

    /**
     * Who dispatched sends it once more to the same, or to another.
     *
     * @param department code of another department; empty: the same again
     * @throws FormRejected when the other one is the same
     */
    public void redispatch(String caseNumber, String department, String reason, Actor by) {
        WhistleCall call = call(caseNumber);
        Return returned = open(call)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("case %s: nothing was returned".formatted(caseNumber)));
        String to = department.isEmpty() ? returned.group() : Departments.group(department);
        if (!department.isEmpty() && to.equals(returned.group())) {
            throw FormRejected.of("department", "改派的部门", "redispatch-to-same");
        }
        Instant now = clock.instant();
        String dispatcher = by.unit() + "." + by.role();
        repository.redispatch(call, returned, to, dispatcher, reason, by, now);
        boolean again = to.equals(returned.group());
        caseFiles.record(
                caseNumber,
                "whistle.redispatched",
                by,
                null,
                Map.of(
                        "from", directory.groupName(returned.group()),
                        "to", directory.groupName(to),
                        "reason", reason));
        charge(call, returned, again, now, "redispatch", null);
    }

    /** A ruling settles what is open, and finds anew who was wrong in what was only redispatched. */
    void settle(WhistleCall call, Ruling ruling) {
        Instant now = clock.instant();
        unruled(call).forEach(returned -> {
            if (returned.isOpen()) {
                repository.rule(call, returned, ruling, now);
            }
            Instant until =
                    returned.settlement() == null ? now : returned.settlement().at();
            charge(call, returned, ruling.charges(call, returned.group()), until, "ruling", ruling.id());
        });
    }

    /** What no ruling has settled yet, be it redispatched. */
    Stream<Return> unruled(WhistleCall call) {
        return repository.of(call.caseNumber()).stream()
                .filter(returned -> returned.call() == call.id())
                .filter(returned -> !returned.isRuled());
    }

    /** From the first dispatch on: the clock never stopped. */
    private void charge(
            WhistleCall call,
            Return returned,
            boolean returnerWrong,
            Instant until,
            String foundBy,
            @Nullable Long ruling) {
        Target target = first(targets.targets(call), returned.group()).orElseThrow();
        boolean emergency = whistles.whistles(call).stream()
                .anyMatch(whistle -> whistle.level() == target.level() && Wish.EMERGENCY.equals(whistle.kind()));
        Duration time = emergency
                ? Duration.between(target.sent().at(), until)
                : calendar.workingTime(target.sent().at(), until);
        LostTime lost = new LostTime(
                returned.id(),
                call.caseNumber(),
                returnerWrong ? returned.group() : target.sent().by(),
                time.toSeconds(),
                emergency ? "clock" : "working",
                target.sent().at(),
                until,
                foundBy,
                false);
        repository.charge(lost, ruling);
        caseFiles.record(
                call.caseNumber(),
                "whistle.timeCharged",
                Actor.SYSTEM,
                null,
                Map.of(
                        "to", directory.groupName(lost.charged()),
                        "seconds", lost.seconds(),
                        "counted", lost.counted(),
                        "foundBy", foundBy));
    }

    private Stream<Return> open(WhistleCall call) {
        return unruled(call).filter(Return::isOpen);
    }

    // Counted

    /** Of every unit that was ever dispatched to, returned, or was found wrong. */
    @Transactional(readOnly = true)
    public List<ReturnTally> tallies() {
        Map<String, List<String>> dispatched = repository.dispatched();
        Map<String, List<String>> returned = repository.returned();
        Map<String, List<String>> cameBack = repository.cameBack();
        Map<String, List<LostTime>> lost = repository.lostByGroup();
        Set<String> groups = new TreeSet<>(dispatched.keySet());
        groups.addAll(lost.keySet());
        return groups.stream()
                .map(group -> tally(
                        group,
                        dispatched.getOrDefault(group, List.of()),
                        returned.getOrDefault(group, List.of()),
                        cameBack.getOrDefault(group, List.of()),
                        lost.getOrDefault(group, List.of())))
                .toList();
    }

    private static ReturnTally tally(
            String group, List<String> dispatched, List<String> returned, List<String> cameBack, List<LostTime> lost) {
        return new ReturnTally(
                group,
                dispatched,
                returned,
                cameBack,
                lost.stream().map(LostTime::caseNumber).toList(),
                seconds(lost, "working"),
                seconds(lost, "clock"));
    }

    private static long seconds(List<LostTime> lost, String counted) {
        return lost.stream()
                .filter(each -> each.counted().equals(counted))
                .mapToLong(LostTime::seconds)
                .sum();
    }

    private String suggested(ReturnClaim claim) {
        return Optional.of(claim.suggested())
                .filter(code -> !code.isEmpty())
                .map(code -> directory.groupName(Departments.group(code)))
                .orElse("");
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    private WhistleCall call(String caseNumber) {
        return whistles.current(caseNumber);
    }
}
