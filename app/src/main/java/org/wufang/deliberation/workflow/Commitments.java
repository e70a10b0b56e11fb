package org.wufang.deliberation.workflow;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.directory.workflow.Groups;

/** {@code ${commitments.of(execution)}}: what the parties bound themselves to, each by its id. */
@Component("commitments")
public class Commitments {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final CommitmentBook book;
    private final Groups groups;
    private final ZoneId zone;

    Commitments(CommitmentBook book, Groups groups, @Value("${wufang.zone}") ZoneId zone) {
        this.book = book;
        this.groups = groups;
        this.zone = zone;
    }

    public Collection<String> of(DelegateExecution execution) {
        return book.binding(execution.getProcessBusinessKey()).stream()
                .map(commitment -> String.valueOf(commitment.id()))
                .toList();
    }

    /** The groups of the party that owns it, or of its substitute. */
    public String groupsOf(String id) {
        Commitment commitment = book.get(Long.parseLong(id));
        return groups.of(commitment.actedBy(), commitment.community());
    }

    /** The end of the day that was promised. */
    public Date dueAt(String id) {
        return Date.from(book.get(Long.parseLong(id))
                .promise()
                .dueOn()
                .atTime(END_OF_DAY)
                .atZone(zone)
                .toInstant());
    }
}
