package org.wufang.deliberation.fund.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.SittingSection;
import org.wufang.deliberation.fund.Fund;
import org.wufang.deliberation.fund.Funds;

/** How what was agreed is paid for. */
@Configuration(proxyBeanMethods = false)
class FundSections {

    @Bean
    CaseFileSection fundsSection(Deliberations deliberations, Funds funds) {
        return new SittingSection("funds", deliberations, (sitting, number) -> funds.in(sitting.deliberation()).stream()
                .map(fund -> row(number, fund)));
    }

    private static Map<String, Object> row(int deliberation, Fund fund) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("deliberation", deliberation);
        row.put("round", fund.round());
        row.put("fundOutcome", fund.outcome().label());
        row.put("reason", fund.reason());
        row.put("total", fund.total());
        row.put("items", lines(fund.plan().items(), name -> name));
        row.put("pledges", lines(fund.plan().pledges(), name -> Fund.Source.of(name)
                .label()));
        row.put("person", fund.by().person());
        row.put("role", fund.by().role());
        row.put("at", fund.at());
        return row;
    }

    private static List<Map<String, Object>> lines(List<Fund.Line> lines, UnaryOperator<String> name) {
        return lines.stream()
                .map(line -> Map.<String, Object>of("name", name.apply(line.name()), "amount", Fund.yuan(line.fen())))
                .toList();
    }
}
