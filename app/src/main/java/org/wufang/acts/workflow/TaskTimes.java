package org.wufang.acts.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.platform.time.Deadlines;
import org.wufang.platform.time.Measure;

/** Moves the time of an open task: when it is due, and the timer at its border that fires then. */
@Component
class TaskTimes {

    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final Deadlines deadlines;

    TaskTimes(TaskService tasks, ManagementService management, RepositoryService repository, Deadlines deadlines) {
        this.tasks = tasks;
        this.management = management;
        this.repository = repository;
        this.deadlines = deadlines;
    }

    /** The open task; null when it waits no more. */
    @Nullable
    Task open(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).singleResult();
    }

    /** How the time of the task is counted. */
    Measure measure(Task task) {
        return deadlines.measure(
                task.getTaskDefinitionKey().replaceFirst("^userTask_", ""),
                task.getProcessDefinitionId(),
                tasks.getVariables(task.getId(), List.of("hazard", "whistleKind", "path")));
    }

    /** Tasks that share a timer, the seats of a vote, move together. What has fired already stays as it is. */
    void move(Task task, UnaryOperator<Instant> to) {
        BpmnModelInstance model = repository.getBpmnModelInstance(task.getProcessDefinitionId());
        Activity activity = model.getModelElementById(task.getTaskDefinitionKey());
        boolean many = activity.getLoopCharacteristics() != null;
        Set<String> timers = model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(activity))
                .map(BoundaryEvent::getId)
                .collect(Collectors.toSet());
        List<Task> moved = many
                ? tasks.createTaskQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .taskDefinitionKey(task.getTaskDefinitionKey())
                        .list()
                : List.of(task);
        moved.forEach(one -> {
            if (one.getDueDate() != null) {
                one.setDueDate(moved(one.getDueDate(), to));
                tasks.saveTask(one);
            }
        });
        Map<String, String> elements =
                management.createJobDefinitionQuery().processDefinitionId(task.getProcessDefinitionId()).list().stream()
                        .collect(Collectors.toMap(one -> one.getId(), one -> one.getActivityId()));
        management.createJobQuery().processInstanceId(task.getProcessInstanceId()).timers().list().stream()
                .filter(timer -> timers.contains(elements.get(timer.getJobDefinitionId())))
                .filter(timer -> many || timer.getExecutionId().equals(task.getExecutionId()))
                .filter(timer -> timer.getDuedate() != null)
                .forEach(timer -> set(timer, to));
    }

    private void set(Job timer, UnaryOperator<Instant> to) {
        management.setJobDuedate(timer.getId(), moved(timer.getDuedate(), to));
    }

    private static Date moved(Date due, UnaryOperator<Instant> to) {
        return Date.from(to.apply(due.toInstant()));
    }
}
