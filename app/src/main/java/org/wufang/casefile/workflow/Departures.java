package org.wufang.casefile.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseOwners;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;

/**
 * Who leaves an office leaves its tasks: they go back to the group, or to who had delegated them; and the cases that they
 * answered for, to the group. The organisation is
 * loaded at start, and offices begin and end at midnight.
 */
@Component
class Departures {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Hands hands;
    private final Directory directory;
    private final CaseFiles files;
    private final CaseOwners owners;
    private final EngineCalls engine;
    private final TransactionTemplate transaction;

    Departures(
            TaskService tasks,
            RuntimeService runtime,
            Hands hands,
            Directory directory,
            CaseFiles files,
            CaseOwners owners,
            EngineCalls engine,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.hands = hands;
        this.directory = directory;
        this.files = files;
        this.owners = owners;
        this.engine = engine;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "30 0 0 * * *", zone = "${wufang.zone}")
    void returnTasks() {
        engine.asSystem(() -> Stream.concat(leftBehind(), delegatedInVain()).toList())
                .forEach(task -> Attempts.repeat(() -> transaction.executeWithoutResult(
                        status -> engine.asSystem(() -> giveBack(task.getId(), task.getAssignee())))));
        Attempts.repeat(owners::leaveToWhoServes);
    }

    /** Tasks whose holder is in none of the groups to which they are offered. */
    private Stream<Task> leftBehind() {
        return ofCases().taskAssigned().list().stream()
                .filter(task -> !Hands.isDelegated(task) && isOurs(task.getAssignee()))
                .collect(Collectors.groupingBy(Task::getAssignee))
                .entrySet()
                .stream()
                .flatMap(held -> {
                    Set<String> entitled = entitled(held.getKey());
                    return held.getValue().stream().filter(task -> !entitled.contains(task.getId()));
                });
    }

    /** Tasks whose owner, or to whom they were delegated, is gone. */
    private Stream<Task> delegatedInVain() {
        return ofCases().taskDelegationState(DelegationState.PENDING).list().stream()
                .filter(task -> !hands.entitled(task.getId()).contains(task.getOwner())
                        || directory.membershipsOf(task.getAssignee()).isEmpty());
    }

    private TaskQuery ofCases() {
        return tasks.createTaskQuery().processInstanceBusinessKeyLike("SQ-%");
    }

    /** People created in Camunda's Admin are not the directory's business. */
    private boolean isOurs(String person) {
        return directory.people().contains(person) || directory.endedPeople().contains(person);
    }

    private Set<String> entitled(String person) {
        List<String> groups =
                directory.membershipsOf(person).stream().map(Membership::group).toList();
        return groups.isEmpty()
                ? Set.of()
                : ofCases().taskAssignee(person).taskCandidateGroupIn(groups).includeAssignedTasks().list().stream()
                        .map(Task::getId)
                        .collect(Collectors.toSet());
    }

    private void giveBack(String taskId, String holder) {
        Task task = tasks.createTaskQuery().taskId(taskId).taskAssignee(holder).singleResult();
        if (task == null) {
            return;
        }
        boolean toOwner = Hands.isDelegated(task) && hands.entitled(taskId).contains(task.getOwner());
        String left = toOwner || task.getOwner() == null ? holder : task.getOwner();
        files.record(
                runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey(),
                "casefile.taskReturned",
                Actor.SYSTEM,
                null,
                Map.of(
                        "task", taskId,
                        "person", left,
                        "particulars", task.getName() + "，" + directory.personName(left)));
        if (toOwner) {
            tasks.resolveTask(taskId);
        } else {
            task.setDelegationState(null);
            task.setOwner(null);
            task.setAssignee(null);
            tasks.saveTask(task);
        }
    }
}
