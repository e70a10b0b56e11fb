package org.wufang.deliberation.commitments.workflow;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.TableTexts;
import org.wufang.directory.Directory;
import org.wufang.platform.forms.TaskFacts;
import org.wufang.process.MeetingHandling;

/** What a party rates: the proposal that was agreed, and what became of the commitments. */
@Component
class RatingFacts implements TaskFacts {

    private final Deliberations deliberations;
    private final CommitmentBook commitments;
    private final TableTexts texts;
    private final Directory directory;

    RatingFacts(Deliberations deliberations, CommitmentBook commitments, TableTexts texts, Directory directory) {
        this.deliberations = deliberations;
        this.commitments = commitments;
        this.texts = texts;
        this.directory = directory;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        if (!task.task().equals(MeetingHandling.RATE_DELIBERATION)) {
            return Map.of();
        }
        String seat = String.valueOf(task.variables().get(MeetingHandling.SEAT.name()));
        return Map.of(
                "seatName", texts.seatName(deliberations.participant(task.caseNumber(), seat)),
                "proposalText", texts.proposalText(deliberations.proposal(task.caseNumber())),
                "commitmentsKept",
                        commitments.binding(task.caseNumber()).stream()
                                .map(this::told)
                                .collect(Collectors.joining("\n")));
    }

    private String told(Commitment commitment) {
        return directory.roleName(commitment.promise().owner()) + "："
                + commitment.promise().measure() + "（" + commitment.state().label() + "）";
    }
}
