package org.wufang.deliberation.commitments.workflow;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.commitments.Reliabilities;
import org.wufang.directory.Directory;
import org.wufang.platform.forms.TaskFacts;
import org.wufang.process.FivePartyDeliberation;

/** Who drafts knows how each party kept its word. */
@Component
class ReliabilityFacts implements TaskFacts {

    private final Reliabilities reliabilities;
    private final Deliberations deliberations;
    private final CaseFiles caseFiles;
    private final Directory directory;

    ReliabilityFacts(
            Reliabilities reliabilities, Deliberations deliberations, CaseFiles caseFiles, Directory directory) {
        this.reliabilities = reliabilities;
        this.deliberations = deliberations;
        this.caseFiles = caseFiles;
        this.directory = directory;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        if (!task.task().equals(FivePartyDeliberation.DRAFT_PROPOSAL)) {
            return Map.of();
        }
        String community = caseFiles.get(task.caseNumber()).place().community();
        return Map.of(
                "reliabilityText",
                deliberations.lastParticipants(task.caseNumber()).stream()
                        .filter(Participant::present)
                        .map(Participant::actedBy)
                        .distinct()
                        .map(role -> directory.roleName(role) + "："
                                + reliabilities.of(community + "." + role).text())
                        .collect(Collectors.joining("\n")));
    }
}
