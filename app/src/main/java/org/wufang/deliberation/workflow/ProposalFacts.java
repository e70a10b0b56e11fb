package org.wufang.deliberation.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Condition;
import org.wufang.deliberation.Conditions;
import org.wufang.deliberation.Motions;
import org.wufang.deliberation.ProposalWords;
import org.wufang.directory.Directory;
import org.wufang.platform.forms.TaskFacts;

/** What the next proposal must answer, and how the one on the voting paper answered. */
@Component
class ProposalFacts implements TaskFacts {

    private static final String DRAFT_PROPOSAL = "userTask_draftProposal";

    /** What the next draft begins with: what was drafted last. Whether it was heard, and who decides it, is asked anew. */
    private static final Pattern CARRIED_OVER =
            Pattern.compile("proposal|options|legalBasis|cost|payer|commitment\\d+(Owner|DueOn|Measure)");

    private final Conditions conditions;
    private final Motions motions;
    private final ProposalWords words;
    private final CaseFiles files;
    private final Directory directory;

    ProposalFacts(Conditions conditions, Motions motions, ProposalWords words, CaseFiles files, Directory directory) {
        this.files = files;
        this.conditions = conditions;
        this.motions = motions;
        this.words = words;
        this.directory = directory;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        return switch (task.task()) {
            case DRAFT_PROPOSAL -> toAnswer(task.caseNumber());
            case "userTask_castVote" ->
                Map.of(
                        "conditionsText", words.conditionsText(task.caseNumber()),
                        "motionsText", words.motionsText(task.caseNumber()),
                        "differenceText", words.differenceText(task.caseNumber()));
            default -> Map.of();
        };
    }

    private Map<String, Object> toAnswer(String caseNumber) {
        List<Condition> open = conditions.open(caseNumber);
        Map<String, Object> facts = new HashMap<>(Map.of(
                "openConditions", open.size(),
                "openMotions", motions.open(caseNumber).size(),
                "motionsText", words.openMotionsText(caseNumber)));
        for (int i = 0; i < open.size(); i++) {
            facts.put(
                    "condition" + (i + 1) + "Text",
                    directory.roleName(open.get(i).seat()) + "：" + open.get(i).words());
        }
        files.lastSubmission(caseNumber, DRAFT_PROPOSAL)
                .ifPresent(last -> last.values().forEach((field, value) -> {
                    if (CARRIED_OVER.matcher(field).matches()) {
                        facts.put(field, value);
                    }
                }));
        return facts;
    }
}
