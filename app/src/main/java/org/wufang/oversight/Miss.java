package org.wufang.oversight;

import java.time.Instant;
import java.util.List;

/**
 * A deadline was missed.
 *
 * @param task id of the user task ({@code userTask_handleOnSite})
 * @param taskName its Chinese name
 * @param tasks engine ids of the open tasks, at least one
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

    /** The same tasks overdue are the same miss. */
    String occurrence() {
        return tasks.stream().sorted().findFirst().orElseThrow();
    }
}
