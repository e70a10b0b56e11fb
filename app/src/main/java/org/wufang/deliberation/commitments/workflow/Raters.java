package org.wufang.deliberation.commitments.workflow;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.commitments.PartyRatings;
import org.wufang.directory.workflow.Groups;

/** {@code ${raters.of(execution)}}: the seats that rate the deliberation when its commitments are kept. */
@Component("raters")
public class Raters {

    private final PartyRatings ratings;
    private final Groups groups;

    Raters(PartyRatings ratings, Groups groups) {
        this.ratings = ratings;
        this.groups = groups;
    }

    public Collection<String> of(DelegateExecution execution) {
        return ratings.raters(execution.getProcessBusinessKey()).stream()
                .map(Participant::seat)
                .toList();
    }

    /** The groups of who acted for the seat: the party itself or its substitute. */
    public String groupsOf(String seat, DelegateExecution execution) {
        String caseNumber = execution.getProcessBusinessKey();
        Participant rater = ratings.raters(caseNumber).stream()
                .filter(participant -> participant.seat().equals(seat))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody sat at " + seat));
        return groups.of(rater.actedBy(), ratings.community(caseNumber));
    }
}
