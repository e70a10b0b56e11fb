package org.wufang.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFileSection;
import org.wufang.casefile.CaseNames;

/** Contests of the closing in the case file: by office, no names. */
@Component
class ContestSection implements CaseFileSection {

    private final ContestRepository contests;
    private final CaseNames names;

    ContestSection(ContestRepository contests, CaseNames names) {
        this.contests = contests;
        this.names = names;
    }

    @Override
    public String name() {
        return "contests";
    }

    @Override
    public List<Map<String, Object>> read(String caseNumber) {
        return contests.of(caseNumber).stream().map(this::describe).toList();
    }

    private Map<String, Object> describe(Contest contest) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("number", contest.number());
        entry.put("at", contest.at());
        entry.put("raisedBy", names.office(contest.by()));
        entry.put("closedAs", contest.closedAs().label());
        entry.put("closedAt", contest.closedAt());
        entry.put("reason", contest.reason());
        entry.put("outcome", contest.outcome().label());
        Contest.Decision decision = contest.decision();
        if (decision != null) {
            entry.put("decidedBy", names.office(decision.by()));
            entry.put("decisionReason", decision.reason());
            entry.put("decidedAt", decision.at());
        }
        return entry;
    }
}
