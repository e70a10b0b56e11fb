package org.wufang.deliberation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Fund;
import org.wufang.deliberation.Funds;
import org.wufang.deliberation.Proceedings;

/** How what was agreed is paid for. */
@Component
class FundSection implements CaseFileSection {

    private final Deliberations deliberations;
    private final Funds funds;

    FundSection(Deliberations deliberations, Funds funds) {
        this.deliberations = deliberations;
        this.funds = funds;
    }

    @Override
    public String name() {
        return "funds";
    }

    @Override
    public List<? extends Map<String, ?>> read(String caseNumber) {
        List<Proceedings> all = deliberations.proceedings(caseNumber);
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> funds.in(all.get(i).deliberation()).stream().map(fund -> row(i + 1, fund)))
                .toList();
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
