package org.wufang.deliberation.proposals.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.SittingSection;
import org.wufang.deliberation.proposals.Condition;
import org.wufang.deliberation.proposals.Conditions;
import org.wufang.deliberation.proposals.Difference;
import org.wufang.deliberation.proposals.Motion;
import org.wufang.deliberation.proposals.Motions;
import org.wufang.deliberation.proposals.Version;
import org.wufang.deliberation.proposals.Versions;

/** How the proposals grew: conditions, motions, and what became of them. */
@Configuration(proxyBeanMethods = false)
class ProposalSections {

    private final Deliberations deliberations;

    ProposalSections(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Bean
    CaseFileSection conditionsSection(Conditions conditions) {
        return section(
                "conditions", sitting -> conditions.of(sitting.id()).stream().map(ProposalSections::condition));
    }

    @Bean
    CaseFileSection motionsSection(Motions motions, Versions versions) {
        return section("motions", sitting -> {
            List<Integer> numbers = versions.of(sitting.id()).stream()
                    .filter(version -> !version.isProposal())
                    .map(Version::number)
                    .toList();
            return motions.of(sitting.id()).stream().map(motion -> motion(motion, numbers.get(motion.number() - 1)));
        });
    }

    private static Map<String, Object> motion(Motion motion, int version) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("version", version);
        row.put("number", motion.number());
        row.put("seat", motion.seat());
        row.put("kind", motion.kind().word());
        row.put("text", motion.text());
        row.put("changes", motion.changes());
        row.put("reason", motion.reason());
        row.put(
                "fate",
                motion.answers().isEmpty()
                        ? "toAnswer"
                        : motion.answers().get(motion.answers().size() - 1).word());
        row.put(
                "answers",
                motion.answers().stream().map(ProposalSections::motionAnswer).toList());
        row.put("at", motion.at());
        row.put("person", motion.by().person());
        row.put("role", motion.by().role());
        return row;
    }

    private static Map<String, Object> motionAnswer(Motion.Answer answer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("round", answer.round());
        row.put("fate", answer.word());
        row.put("text", answer.words());
        row.put("at", answer.at());
        row.put("person", answer.by().person());
        row.put("role", answer.by().role());
        return row;
    }

    /** Every version but the first, held against the proposal before it. */
    @Bean
    CaseFileSection differencesSection(Versions versions) {
        return section("differences", sitting -> {
            List<Version> chain = versions.of(sitting.id());
            return chain.stream().skip(1).map(version -> difference(versions, chain, version));
        });
    }

    private static Map<String, Object> difference(Versions versions, List<Version> chain, Version version) {
        Version before = Objects.requireNonNull(Versions.before(chain, version));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("version", version.number());
        row.put("versionName", version.name());
        row.put("kind", version.kind());
        row.put("round", version.round());
        row.put("against", before.name());
        row.put(
                "parts",
                versions.differences(before, version).entrySet().stream()
                        .filter(part -> !part.getValue().none())
                        .map(part -> Map.of("part", part.getKey(), "pieces", pieces(part.getValue())))
                        .toList());
        return row;
    }

    private static List<Map<String, Object>> pieces(Difference difference) {
        return difference.pieces().stream()
                .map(piece -> Map.<String, Object>of("change", piece.change().word(), "text", piece.text()))
                .toList();
    }

    private static Map<String, Object> condition(Condition condition) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("round", condition.round());
        row.put("seat", condition.seat());
        row.put("condition", condition.words());
        row.put(
                "answers",
                condition.answers().stream().map(ProposalSections::answer).toList());
        return row;
    }

    private static Map<String, Object> answer(Condition.Answer answer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("round", answer.round());
        row.put("conditionAnswer", answer.kind().word());
        row.put("text", answer.words());
        row.put("at", answer.at());
        row.put("person", answer.by().person());
        row.put("role", answer.by().role());
        return row;
    }

    private CaseFileSection section(String name, Function<Deliberation, Stream<Map<String, Object>>> rows) {
        return new SittingSection(
                name, deliberations, SittingSection.numbered(sitting -> rows.apply(sitting.deliberation())));
    }
}
