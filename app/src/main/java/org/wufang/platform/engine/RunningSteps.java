package org.wufang.platform.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Changes the steps of a running process from outside. Three things the engine leaves to its caller are done here, for
 * each has lost tasks elsewhere: a multi-instance is started anew as a whole, not with one instance; its counts are
 * right after an instance has left it; and when the last one that was open leaves, the step goes on.
 *
 * <p>{@code run} is the id of the process instance, {@code task} the id of a user task in its model, {@code element}
 * the element variable of a multi-instance one. The caller has locked the case and acts in the system's name.
 */
@Component
public class RunningSteps {

    private static final String BODY = "#multiInstanceBody";
    private static final String ALL = "nrOfInstances";
    private static final String COMPLETED = "nrOfCompletedInstances";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final RepositoryService repository;

    RunningSteps(
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            @Lazy ManagementService jobs,
            @Lazy RepositoryService repository) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.jobs = jobs;
        this.repository = repository;
    }

    /** Whether the task, or an instance of it, waits for somebody. */
    public boolean isOpen(String run, String task) {
        return !open(run, task).isEmpty();
    }

    /** The elements of the multi-instance whose tasks wait for somebody. */
    public List<String> openElements(String run, String task, String element) {
        return open(run, task).stream()
                .map(waiting -> String.valueOf(tasks.getVariable(waiting.getId(), element)))
                .toList();
    }

    /** One more instance of a multi-instance that runs. Its timer stays as it is, and the new task is due by it. */
    public void add(String run, String task, String element, String value) {
        ActivityInstance body = body(run, task);
        runtime.createProcessInstanceModification(run)
                .startBeforeActivity(task, body.getId())
                .setVariableLocal(element, value)
                .execute();
        String scope = scope(body);
        jobs.createJobQuery().processInstanceId(run).timers().list().stream()
                .filter(timer -> scope.equals(timer.getExecutionId()))
                .forEach(timer -> open(run, task).stream()
                        .filter(waiting -> value.equals(tasks.getVariable(waiting.getId(), element)))
                        .forEach(waiting -> {
                            waiting.setDueDate(timer.getDuedate());
                            tasks.saveTask(waiting);
                        }));
    }

    /** An instance that was completed waits again, while others of the multi-instance still wait. */
    public void reopen(String run, String task, String element, String value) {
        add(run, task, element, value);
        String scope = scope(body(run, task));
        count(scope, ALL, -1);
        count(scope, COMPLETED, -1);
    }

    /** Takes the open instance of this element away; when no other waits, the step goes on as if all were completed. */
    public void remove(String run, String task, String element, String value) {
        ActivityInstance body = body(run, task);
        ActivityInstance leaving = Arrays.stream(body.getActivityInstances(task))
                .filter(instance -> value.equals(runtime.getVariable(instance.getExecutionIds()[0], element)))
                .findFirst()
                .orElseThrow(() -> gone(task + " of " + value));
        if (body.getActivityInstances(task).length == 1) {
            runtime.createProcessInstanceModification(run)
                    .cancelActivityInstance(body.getId())
                    .startTransition(wayOut(run, task))
                    .execute();
        } else {
            runtime.createProcessInstanceModification(run)
                    .cancelActivityInstance(leaving.getId())
                    .execute();
            count(scope(body), ALL, -1);
        }
    }

    /**
     * The process goes back to this task, with all its instances and its timer; what waits elsewhere is cancelled, but
     * for event subprocesses, which run beside it.
     */
    public void goBack(String run, String task) {
        BpmnModelInstance model = model(run);
        Set<String> beside = model.getModelElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .map(SubProcess::getId)
                .collect(Collectors.toSet());
        ProcessInstanceModificationBuilder change = runtime.createProcessInstanceModification(run);
        Stream.of(runtime.getActivityInstance(run).getChildActivityInstances())
                .filter(waiting -> !beside.contains(waiting.getActivityId()))
                .forEach(waiting -> change.cancelActivityInstance(waiting.getId()));
        Activity target = model.getModelElementById(task);
        change.startBeforeActivity(target.getLoopCharacteristics() == null ? task : task + BODY)
                .execute();
    }

    /** A task that waits somewhere in a case. */
    public record OpenTask(String run, String id) {}

    /** The open task of the case whose element is this; empty when it waits no more. */
    public Optional<OpenTask> openTask(String caseNumber, String task, String element, String value) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).taskDefinitionKey(task).list().stream()
                .filter(waiting -> value.equals(tasks.getVariable(waiting.getId(), element)))
                .map(waiting -> new OpenTask(waiting.getProcessInstanceId(), waiting.getId()))
                .findFirst();
    }

    /** The open task gives way to an earlier one of the same (sub)process, with that one's timer. */
    public void goBack(OpenTask open, String task) {
        String execution =
                tasks.createTaskQuery().taskId(open.id()).singleResult().getExecutionId();
        ActivityInstance waiting = instances(runtime.getActivityInstance(open.run()))
                .filter(instance -> instance.getChildActivityInstances().length == 0
                        && Arrays.asList(instance.getExecutionIds()).contains(execution))
                .findFirst()
                .orElseThrow(() -> gone(task));
        // started first: a subprocess whose last task is cancelled goes with it
        runtime.createProcessInstanceModification(open.run())
                .startBeforeActivity(task, waiting.getParentActivityInstanceId())
                .cancelActivityInstance(waiting.getId())
                .execute();
    }

    /** A word by which the model routes. */
    public void set(String run, String variable, Object value) {
        runtime.setVariable(run, variable, value);
    }

    /** Open tasks of the process, or of one it called, that this person holds, or has delegated, go back to their groups. */
    public void giveBack(String run, String person) {
        Stream.of(
                        within(run).taskAssignee(person).list(),
                        within(run).taskOwner(person).list())
                .flatMap(List::stream)
                .map(Task::getId)
                .distinct()
                .forEach(id -> {
                    Task task = tasks.createTaskQuery().taskId(id).singleResult();
                    task.setDelegationState(null);
                    task.setOwner(null);
                    task.setAssignee(null);
                    tasks.saveTask(task);
                });
    }

    /** Open tasks that are offered to one of the former groups are offered to these and to no others. */
    public void offer(String run, Collection<String> former, Collection<String> groups) {
        for (Task task : within(run).list()) {
            List<String> offered = tasks.getIdentityLinksForTask(task.getId()).stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                    .map(IdentityLink::getGroupId)
                    .toList();
            if (offered.stream().anyMatch(former::contains)) {
                offered.forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
                groups.forEach(group -> tasks.addCandidateGroup(task.getId(), group));
            }
        }
    }

    private TaskQuery within(String run) {
        return tasks.createTaskQuery()
                .processInstanceIdIn(Stream.concat(
                                Stream.of(run),
                                runtime.createProcessInstanceQuery().superProcessInstanceId(run).list().stream()
                                        .map(ProcessInstance::getId))
                        .toArray(String[]::new));
    }

    private List<Task> open(String run, String task) {
        return tasks.createTaskQuery()
                .processInstanceId(run)
                .taskDefinitionKey(task)
                .list();
    }

    private ActivityInstance body(String run, String task) {
        return Stream.ofNullable(runtime.getActivityInstance(run))
                .flatMap(tree -> Arrays.stream(tree.getActivityInstances(task + BODY)))
                .findFirst()
                .orElseThrow(() -> gone(task));
    }

    /** The execution that holds the counts and the timers of a multi-instance. */
    private String scope(ActivityInstance body) {
        return runtime.createVariableInstanceQuery()
                .activityInstanceIdIn(body.getId())
                .variableName(ALL)
                .singleResult()
                .getExecutionId();
    }

    private void count(String scope, String counter, int change) {
        runtime.setVariableLocal(scope, counter, (Integer) runtime.getVariableLocal(scope, counter) + change);
    }

    private String wayOut(String run, String task) {
        Activity left = model(run).getModelElementById(task);
        return left.getOutgoing().iterator().next().getId();
    }

    private BpmnModelInstance model(String run) {
        return repository.getBpmnModelInstance(runtime.createProcessInstanceQuery()
                .processInstanceId(run)
                .singleResult()
                .getProcessDefinitionId());
    }

    private static Stream<ActivityInstance> instances(ActivityInstance from) {
        return Stream.concat(
                Stream.of(from), Arrays.stream(from.getChildActivityInstances()).flatMap(RunningSteps::instances));
    }

    /** The step has gone on in this moment: who repeats the act finds out how. */
    private static OptimisticLockingException gone(String step) {
        return new OptimisticLockingException(step + " waits no more");
    }
}
