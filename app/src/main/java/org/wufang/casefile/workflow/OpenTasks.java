package org.wufang.casefile.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.platform.engine.EngineCalls;

/** The tasks of a case that wait for somebody, whoever that is. */
@Component
public class OpenTasks {

    private final TaskService tasks;
    private final EngineCalls engine;
    private final Directory directory;
    private final Clock clock;

    OpenTasks(TaskService tasks, EngineCalls engine, Directory directory, Clock clock) {
        this.tasks = tasks;
        this.engine = engine;
        this.directory = directory;
        this.clock = clock;
    }

    /** Oldest first. The caller has made sure that the case may be read. */
    public List<OpenTask> of(String caseNumber) {
        return engine.asSystem(() ->
                tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .orderByTaskCreateTime()
                        .asc()
                        .list()
                        .stream()
                        .map(this::describe)
                        .toList());
    }

    /** The open tasks of the case that fit, oldest first, by id: 表决方案（万新社区·物业公司，张三）. */
    public Map<String, String> called(String caseNumber, Predicate<Task> fits) {
        Map<String, String> called = new LinkedHashMap<>();
        engine.asSystem(() ->
                tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .orderByTaskCreateTime()
                        .asc()
                        .list()
                        .stream()
                        .filter(fits)
                        .forEach(task -> called.put(task.getId(), called(describe(task)))));
        return called;
    }

    private static String called(OpenTask task) {
        String whom = Stream.concat(task.groups().stream(), Stream.ofNullable(task.assignee()))
                .collect(Collectors.joining("，"));
        return task.name() + "（" + whom + "）";
    }

    /** Groups to which an open task of the case is offered. */
    public Set<String> groupsOffered(String caseNumber) {
        return engine.asSystem(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .flatMap(task -> tasks.getIdentityLinksForTask(task.getId()).stream())
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    /** Whether an open task of the case is this person's. */
    public boolean isHolding(String caseNumber, String person) {
        return engine.asSystem(() -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .taskAssignee(person)
                        .count()
                > 0);
    }

    private OpenTask describe(Task task) {
        Date due = task.getDueDate();
        return new OpenTask(
                task.getName(),
                task.getTaskDefinitionKey(),
                tasks.getIdentityLinksForTask(task.getId()).stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .map(directory::groupName)
                        .sorted()
                        .toList(),
                task.getAssignee() == null ? null : directory.personName(task.getAssignee()),
                task.getCreateTime().toInstant(),
                due == null ? null : due.toInstant(),
                due != null && due.toInstant().isBefore(clock.instant()));
    }

    /**
     * @param groups Chinese names of the groups that were offered it
     * @param assignee who has claimed it; null while nobody has
     */
    public record OpenTask(
            String name,
            String task,
            List<String> groups,
            @Nullable String assignee,
            Instant since,
            @Nullable Instant dueAt,
            boolean overdue) {}
}
