package org.wufang.casefile.workflow;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.directory.Role;

/** In whose hands a task is, and in whose it may come. */
@Component
public class Hands {

    private final TaskService tasks;
    private final Directory directory;

    Hands(TaskService tasks, Directory directory) {
        this.tasks = tasks;
        this.directory = directory;
    }

    /** A task that the person works themselves, as opposed to one that was delegated to them. */
    public static Predicate<Task> worked(String person) {
        return task -> person.equals(task.getAssignee()) && !isDelegated(task);
    }

    public static boolean isDelegated(Task task) {
        return task.getDelegationState() == DelegationState.PENDING;
    }

    /** Who is entitled to the task: members of the groups to which it was offered. */
    public Set<String> entitled(String taskId) {
        return directory.peopleOf(groups(taskId));
    }

    /** Whether the task was offered to a department. */
    public boolean isDepartments(String taskId) {
        return groups(taskId).stream().anyMatch(group -> group.endsWith("." + Role.DEPARTMENT.word()));
    }

    private Set<String> groups(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Who serves in one of these units. */
    public Set<String> serving(Collection<String> units) {
        return directory.memberships().stream()
                .filter(held -> units.contains(held.unit()))
                .map(Membership::person)
                .collect(Collectors.toSet());
    }
}
