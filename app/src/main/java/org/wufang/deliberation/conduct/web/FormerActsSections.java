package org.wufang.deliberation.conduct.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.SittingSection;
import org.wufang.deliberation.conduct.FormerAct;
import org.wufang.deliberation.conduct.FormerActs;

/** What was taken back or sent back, in the case file. Votes withdrawn in an open round are withheld with the others. */
@Configuration(proxyBeanMethods = false)
class FormerActsSections {

    @Bean
    CaseFileSection formerActsSection(Deliberations deliberations, FormerActs former) {
        return new SittingSection(
                "formerActs",
                deliberations,
                SittingSection.numbered(
                        sitting -> former.of(sitting.deliberation()).stream().map(FormerActsSections::row)),
                former::tasksOfOpenVotes);
    }

    private static Map<String, Object> row(FormerAct act) {
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
        return row;
    }
}
