package org.wufang.whistle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.directory.Directory;

/** This room's parts of the case file. */
@Configuration
class WhistleSections {

    private final WhistleRepository repository;
    private final Directory directory;

    WhistleSections(WhistleRepository repository, Directory directory) {
        this.repository = repository;
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

    // Whistles

    private List<Map<String, Object>> whistles(String caseNumber) {
        return repository.calls(caseNumber).stream()
                .flatMap(call -> repository.whistles(call).stream().map(whistle -> whistle(call, whistle)))
                .toList();
    }

    private Map<String, Object> whistle(WhistleCall call, Whistle whistle) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("level", whistle.level());
        part.put("ground", whistle.ground());
        put(part, "kind", whistle.kind());
        part.put("triedBelow", whistle.triedBelow());
        part.put("misuse", whistle.misuse());
        part.put("raisedForAbsence", whistle.raised());
        if (!whistle.raised()) {
            part.put(
                    "by",
                    directory.groupName(whistle.by().unit() + "." + whistle.by().role()));
        }
        part.put("at", whistle.at());
        List<Action> actions = repository.actions(call);
        part.put(
                "targets",
                repository.targets(call).stream()
                        .filter(target -> target.level() == whistle.level())
                        .map(target -> target(target, actions))
                        .toList());
        repository.plans(call).stream()
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

    private Map<String, Object> target(Target target, List<Action> actions) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("group", target.group());
        part.put("name", directory.groupName(target.group()));
        part.put("lead", target.lead());
        part.put("source", target.source());
        part.put("basis", target.basis());
        part.put("summonedAt", target.summonedAt());
        part.put("dueAt", target.dueAt());
        put(part, "answer", target.answer());
        put(part, "answeredAt", target.answeredAt());
        part.put("late", target.late());
        put(part, "place", target.place());
        put(part, "reason", target.reason());
        actions.stream()
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
        return repository.calls(caseNumber).stream()
                .flatMap(call -> repository.rulings(caseNumber).stream()
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
        return part;
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
