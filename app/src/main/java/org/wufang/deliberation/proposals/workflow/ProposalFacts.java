package org.wufang.deliberation.proposals.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.proposals.Condition;
import org.wufang.deliberation.proposals.Conditions;
import org.wufang.deliberation.proposals.Motions;
import org.wufang.deliberation.proposals.ProposalWords;
import org.wufang.directory.Directory;
import org.wufang.platform.forms.TaskFacts;

/** What the next proposal must answer, and how the one on the voting paper answered. */
@Component
class ProposalFacts implements TaskFacts {

    private final Conditions conditions;
    private final Motions motions;
    private final ProposalWords words;
    private final Directory directory;

    ProposalFacts(Conditions conditions, Motions motions, ProposalWords words, Directory directory) {
        this.conditions = conditions;
        this.motions = motions;
        this.words = words;
        this.directory = directory;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        return switch (task.task()) {
            case "userTask_draftProposal" -> toAnswer(task.caseNumber());
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
        return facts;
    }
}
