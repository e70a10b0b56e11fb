package org.wufang.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A deadline was missed.
 *
 * @param taskName its Chinese name
 * @param task id of the user task ({@code userTask_handleOnSite}), or the word of a deadline of the case itself
 * @param tasks engine ids of the open tasks; none when the deadline is the case's own
 * @param groups who was offered them, at least one
 */
public record Miss(
        String caseNumber,
        String task,
        String taskName,
        List<String> tasks,
        List<String> groups,
        String district,
        String street,
        Instant dueAt) {

    /** The time that the whole case has ran out. */
    public static final String BUSINESS_CLOCK = "clock_business";

    public static final String CITIZEN_CLOCK = "clock_citizen";

    /** The day came on which a deferred case was to be looked at again. */
    public static final String RECHECK = "clock_recheck";

    Miss without(Set<String> others) {
        return new Miss(
                caseNumber,
                task,
                taskName,
                tasks.stream().filter(each -> !others.contains(each)).toList(),
                groups,
                district,
                street,
                dueAt);
    }

    /** The same tasks overdue are the same miss; of a case's own deadline, the same time. */
    String occurrence() {
        return tasks.stream().sorted().findFirst().orElse(dueAt.toString());
    }
}
