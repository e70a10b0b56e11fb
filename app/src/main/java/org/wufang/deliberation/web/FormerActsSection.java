package org.wufang.deliberation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.FormerAct;
import org.wufang.deliberation.FormerActs;
import org.wufang.deliberation.Proceedings;

/** What was taken back or sent back, in the case file. Votes withdrawn in an open round are withheld with the others. */
@Component
class FormerActsSection implements CaseFileSection {

    private final Deliberations deliberations;
    private final FormerActs former;

    FormerActsSection(Deliberations deliberations, FormerActs former) {
        this.deliberations = deliberations;
        this.former = former;
    }

    @Override
    public String name() {
        return "formerActs";
    }

    @Override
    public List<? extends Map<String, ?>> read(String caseNumber) {
        List<Deliberation> all = deliberations.proceedings(caseNumber).stream()
                .map(Proceedings::deliberation)
                .toList();
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> former.of(all.get(i)).stream().map(act -> row(i + 1, act)))
                .toList();
    }

    @Override
    public Set<String> withheldTasks(String caseNumber) {
        return former.tasksOfOpenVotes(caseNumber);
    }

    private static Map<String, Object> row(int deliberation, FormerAct act) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", act.kind().label());
        row.put("round", act.round());
        row.put("seat", act.seat());
        row.put("text", act.text());
        row.put("person", act.by().person());
        row.put("at", act.at());
        row.put("status", act.end().how().label());
        row.put("reason", act.end().reason());
        row.put("endedAt", act.end().at());
        row.put("deliberation", deliberation);
        return row;
    }
}
