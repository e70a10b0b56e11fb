package org.wufang.oversight.workflow;

import java.time.Instant;
import org.camunda.bpm.engine.task.Task;

/** An open task of a case that has a due date. */
record CaseTask(String caseNumber, Task task) {

    Instant dueAt() {
        return task.getDueDate().toInstant();
    }

    /** How long it has been open at this time, as a share of the time that was allowed; 1 when it falls due. */
    double shareUsed(Instant at) {
        long created = task.getCreateTime().getTime();
        long allowed = Math.max(1, task.getDueDate().getTime() - created);
        return (double) (at.toEpochMilli() - created) / allowed;
    }
}
