package org.wufang.deliberation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.Condition;
import org.wufang.deliberation.Conditions;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Proceedings;

/** How the proposals grew: the conditions that were set and what became of them. */
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

    /** Each row says to which deliberation of the case it belongs, counted from 1. */
    private CaseFileSection section(String name, Function<Deliberation, Stream<Map<String, Object>>> rows) {
        return new CaseFileSection() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Map<String, Object>> read(String caseNumber) {
                List<Proceedings> all = deliberations.proceedings(caseNumber);
                return IntStream.range(0, all.size())
                        .boxed()
                        .flatMap(i -> rows.apply(all.get(i).deliberation()).peek(row -> row.put("deliberation", i + 1)))
                        .toList();
            }
        };
    }
}
