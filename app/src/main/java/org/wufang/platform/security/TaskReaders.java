package org.wufang.platform.security;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Whether somebody sees a task, open or their own finished one. */
@Component
class TaskReaders {

    private final TaskService tasks;
    private final HistoryService history;
    private final IdentityService identity;
    private final People people;

    TaskReaders(TaskService tasks, HistoryService history, IdentityService identity, People people) {
        this.tasks = tasks;
        this.history = history;
        this.identity = identity;
        this.people = people;
    }

    boolean sees(String person, String taskId) {
        return as(
                person,
                () -> isOpen(taskId)
                        || history.createHistoricTaskInstanceQuery()
                                        .taskId(taskId)
                                        .count()
                                > 0);
    }

    /** Whether they see it, and it still waits. */
    boolean seesOpen(String person, String taskId) {
        return as(person, () -> isOpen(taskId));
    }

    private boolean isOpen(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).count() > 0;
    }

    private boolean as(String person, BooleanSupplier question) {
        Authentication current = identity.getCurrentAuthentication();
        identity.setAuthentication(person, people.groupsOf(person), List.of());
        try {
            return question.getAsBoolean();
        } finally {
            identity.setAuthentication(current);
        }
    }
}
