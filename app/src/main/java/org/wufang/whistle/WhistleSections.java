package org.wufang.whistle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.directory.Directory;

/** The parts of the case file that tell of whistles, rulings, returns and the time that they cost. */
@Configuration
class WhistleSections {

    private final WhistleRepository whistles;
    private final TargetRepository targets;
    private final JointActionRepository actions;
    private final MisuseRepository misuse;
    private final RulingRepository rulings;
    private final ReturnRepository returns;
    private final Directory directory;

    WhistleSections(
            WhistleRepository whistles,
            TargetRepository targets,
            JointActionRepository actions,
            MisuseRepository misuse,
            RulingRepository rulings,
            ReturnRepository returns,
            Directory directory) {
        this.whistles = whistles;
        this.targets = targets;
        this.actions = actions;
        this.misuse = misuse;
        this.rulings = rulings;
        this.returns = returns;
        this.directory = directory;
    }

    @Bean
    CaseFileSection whistlesSection() {
        return new Section("whistles", this::whistles);
    }

    @Bean
    CaseFileSection rulingsSection() {
        return new Section("rulings", this::rulings);
    }

    @Bean
    CaseFileSection returnsSection() {
        return new Section("returns", this::returns);
    }

    @Bean
    CaseFileSection timeLostSection() {
        return new Section("timeLost", this::timeLost);
    }

    // Whistles

    private List<Map<String, Object>> whistles(String caseNumber) {
        return whistles.calls(caseNumber).stream()
                .flatMap(call -> whistles.whistles(call).stream().map(whistle -> whistle(call, whistle)))
                .toList();
    }

    private Map<String, Object> whistle(WhistleCall call, Whistle whistle) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("level", whistle.level());
        part.put("ground", whistle.wish().ground());
        part.put("kindAsked", whistle.wish().kindAsked());
        put(part, "kind", whistle.kind());
        part.put("kindReason", whistle.kindReason());
        part.put("triedBelow", whistle.wish().triedBelow());
        part.put("evidence", whistle.wish().evidence());
        part.put("misuse", whistle.misuse());
        misuse.misuse().stream()
                .filter(each -> each.call() == call.id() && each.level() == whistle.level())
                .flatMap(each -> Optional.ofNullable(each.verdict()).stream())
                .findFirst()
                .ifPresent(verdict -> {
                    part.put("misuseVerdict", verdict.word());
                    part.put("misuseReason", verdict.reason());
                });
        part.put("raisedForAbsence", whistle.raised());
        if (!whistle.raised()) {
            part.put(
                    "by",
                    directory.groupName(whistle.by().unit() + "." + whistle.by().role()));
        }
        part.put("at", whistle.at());
        List<Action> acted = actions.actions(call);
        part.put(
                "targets",
                targets.targets(call).stream()
                        .filter(target -> target.level() == whistle.level())
                        .map(target -> target(target, acted))
                        .toList());
        actions.plans(call).stream()
                .filter(plan -> plan.level() == whistle.level())
                .findFirst()
                .ifPresent(plan -> part.put(
                        "plan",
                        Map.of("text", plan.plan(), "finishOn", plan.finishOn().toString(), "at", plan.at())));
        if (whistle.level() == call.level()) {
            put(part, "outcome", call.outcome());
        }
        return part;
    }

    private Map<String, Object> target(Target target, List<Action> acted) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("group", target.group());
        part.put("name", directory.groupName(target.group()));
        part.put("lead", target.summons().lead());
        part.put("source", target.summons().source());
        part.put("basis", target.summons().basis());
        part.put("summonedAt", target.sent().at());
        part.put("dueAt", target.sent().dueAt());
        Target.Answer answer = target.answer();
        put(part, "answer", answer.word());
        put(part, "answeredAt", answer.at());
        part.put("late", answer.late());
        put(part, "absentAt", answer.absentAt());
        put(part, "place", answer.place());
        part.put("confirmedBy", answer.confirmedBy());
        put(part, "reason", answer.reason());
        acted.stream()
                .filter(action -> action.target() == target.id())
                .findFirst()
                .ifPresent(action -> part.put("action", action(action)));
        return part;
    }

    private static Map<String, Object> action(Action action) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("result", action.result());
        part.put("done", action.done());
        part.put("evidence", action.evidence());
        part.put("reason", action.reason());
        part.put("at", action.at());
        return part;
    }

    // Rulings

    private List<Map<String, Object>> rulings(String caseNumber) {
        return whistles.calls(caseNumber).stream()
                .flatMap(call -> rulings.rulings(caseNumber).stream()
                        .filter(ruling -> ruling.call() == call.id())
                        .map(ruling -> ruling(call, ruling)))
                .toList();
    }

    private Map<String, Object> ruling(WhistleCall call, Ruling ruling) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("citation", ruling.citation());
        part.put("matter", ruling.matter());
        part.put("department", ruling.department());
        part.put("departmentName", directory.groupName(ruling.group(call)));
        part.put("basis", ruling.basis());
        part.put(
                "by", directory.groupName(ruling.by().unit() + "." + ruling.by().role()));
        part.put("at", ruling.at());
        part.put("standing", ruling.standing());
        if (ruling.answer() != null) {
            part.put("rulingAnswer", ruling.answer().word());
            part.put("answeredAt", ruling.answer().at());
            part.put("reason", ruling.answer().reason());
        }
        if (ruling.supersedes() != null) {
            rulings.rulings(ruling.caseNumber()).stream()
                    .filter(other -> other.id() == ruling.supersedes())
                    .forEach(other -> part.put("supersedes", other.citation()));
        }
        return part;
    }

    // Returns

    private List<Map<String, Object>> returns(String caseNumber) {
        Map<String, List<String>> cameBack = returns.cameBack();
        Map<Long, LostTime> lost = new HashMap<>();
        returns.lost(caseNumber).stream()
                .filter(each -> !each.replaced())
                .forEach(each -> lost.put(each.returned(), each));
        return returns.of(caseNumber).stream()
                .map(returned -> returned(
                        returned,
                        Collections.frequency(cameBack.getOrDefault(returned.group(), List.of()), caseNumber),
                        lost.get(returned.id())))
                .toList();
    }

    private Map<String, Object> returned(Return returned, int cameBack, @Nullable LostTime lost) {
        ReturnClaim claim = returned.claim();
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("group", returned.group());
        part.put("groupName", directory.groupName(returned.group()));
        part.put("returnGround", claim.ground());
        part.put("dutyItem", claim.dutyItem());
        part.put("listItem", returned.listItem());
        if (!claim.suggested().isEmpty()) {
            part.put("suggested", directory.groupName(Departments.group(claim.suggested())));
        }
        part.put("reason", claim.reason());
        part.put("at", returned.at());
        Return.Settlement settlement = returned.settlement();
        if (settlement != null) {
            part.put("settled", settlement.how());
            part.put("settledAt", settlement.at());
            if (settlement.redispatchedTo() != null) {
                part.put("redispatchedTo", directory.groupName(settlement.redispatchedTo()));
                put(part, "redispatchReason", settlement.redispatchReason());
            }
        }
        part.put("cameBack", cameBack);
        if (lost != null) {
            part.put("charged", lost.charged());
            part.put("chargedName", directory.groupName(lost.charged()));
            part.put("seconds", lost.seconds());
            part.put("countedIn", lost.counted());
            part.put("foundBy", lost.foundBy());
        }
        return part;
    }

    /** What the returns of the case cost each group: the sum, in working and in clock time. */
    private List<Map<String, Object>> timeLost(String caseNumber) {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        returns.lost(caseNumber).stream().filter(each -> !each.replaced()).forEach(each -> sums.computeIfAbsent(
                        each.charged(), group -> new TreeMap<>())
                .merge(each.counted(), each.seconds(), Long::sum));
        List<Map<String, Object>> parts = new ArrayList<>();
        sums.forEach((group, byKind) -> byKind.forEach((counted, seconds) -> {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("group", group);
            part.put("groupName", directory.groupName(group));
            part.put("seconds", seconds);
            part.put("countedIn", counted);
            parts.add(part);
        }));
        return parts;
    }

    private static void put(Map<String, Object> part, String key, @Nullable Object value) {
        if (value != null) {
            part.put(key, value);
        }
    }

    private record Section(String name, Reader reader) implements CaseFileSection {

        @Override
        public List<? extends Map<String, ?>> read(String caseNumber) {
            return reader.read(caseNumber);
        }
    }

    @FunctionalInterface
    private interface Reader {
        List<Map<String, Object>> read(String caseNumber);
    }
}
