package org.wufang.deliberation.proposals.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.proposals.OwnersItems;
import org.wufang.platform.forms.TaskFacts;
import org.wufang.process.Routing;

/** Why a proposal is for the owners to decide. */
@Component
class OwnersFacts implements TaskFacts {

    private static final String REASON = "ownersItemReason";

    private final OwnersItems items;
    private final OwnersTable table;

    OwnersFacts(OwnersItems items, OwnersTable table) {
        this.items = items;
        this.table = table;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        return switch (task.task()) {
            case "userTask_draftProposal" -> {
                OwnersItem.Finding finding =
                        table.find(task.taskId(), task.variables().get(Routing.MATTER.name()), "");
                yield Map.of(REASON, finding.item() == OwnersItem.NONE ? "" : finding.reason());
            }
            case "userTask_castVote", "userTask_recordOwnersVote" ->
                Map.of(
                        REASON,
                        items.finding(task.caseNumber())
                                .filter(finding -> finding.item() != OwnersItem.NONE)
                                .map(OwnersItem.Finding::reason)
                                .orElse(""));
            default -> Map.of();
        };
    }
}
