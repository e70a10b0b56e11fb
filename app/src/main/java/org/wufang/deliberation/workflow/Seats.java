package org.wufang.deliberation.workflow;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Participant;
import org.wufang.directory.workflow.Groups;
import org.wufang.process.Routing;

/** {@code ${seats.present(execution)}} and {@code ${seats.groupsOf(seat, execution)}}: who sits at the table. */
@Component("seats")
public class Seats {

    private final Deliberations deliberations;
    private final Groups groups;

    Seats(Deliberations deliberations, Groups groups) {
        this.deliberations = deliberations;
        this.groups = groups;
    }

    /** The seats that somebody acts for, in this deliberation or in the case's last. */
    public Collection<String> present(DelegateExecution execution) {
        return deliberations.rosterNow(execution.getProcessInstanceId(), execution.getProcessBusinessKey()).stream()
                .filter(Participant::present)
                .map(Participant::seat)
                .toList();
    }

    /** The groups of who acts for the seat: the party itself or its substitute. */
    public String groupsOf(String seat, DelegateExecution execution) {
        Participant participant =
                deliberations.roster(execution.getProcessInstanceId(), execution.getProcessBusinessKey()).stream()
                        .filter(p -> p.seat().equals(seat))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("nobody sits at " + seat));
        return groups.of(participant.actedBy(), Routing.COMMUNITY.in(execution));
    }
}
