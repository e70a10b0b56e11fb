package org.wufang.deliberation.workflow;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.Deliberations;
import org.wufang.directory.workflow.Groups;

/** {@code ${commitments.of(execution)}}: what the parties bound themselves to, each by its id. */
@Component("commitments")
public class Commitments {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final Deliberations deliberations;
    private final Groups groups;
    private final ZoneId zone;

    Commitments(Deliberations deliberations, Groups groups, @Value("${wufang.zone}") ZoneId zone) {
        this.deliberations = deliberations;
        this.groups = groups;
        this.zone = zone;
    }

    public Collection<String> of(DelegateExecution execution) {
        return deliberations.binding(execution.getProcessBusinessKey()).stream()
                .map(commitment -> String.valueOf(commitment.id()))
                .toList();
    }

    /** The groups of the party that owns it, or of its substitute. */
    public String groupsOf(String id) {
        Commitment commitment = deliberations.commitment(Long.parseLong(id));
        return groups.of(commitment.actedBy(), commitment.community());
    }

    /** The end of the day that was promised. */
    public Date dueAt(String id) {
        return Date.from(deliberations
                .commitment(Long.parseLong(id))
                .promise()
                .dueOn()
                .atTime(END_OF_DAY)
                .atZone(zone)
                .toInstant());
    }
}
