package org.wufang.notification.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseNames;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.notification.NoticeRaised;

/** 催办 reaches who holds the task, else the people to whom it is offered; 抄送 reaches who may read the case from now on. */
@Component
class ActsOnCases {

    private final ApplicationEventPublisher events;
    private final TaskService tasks;
    private final EngineCalls engine;
    private final CaseNames names;

    ActsOnCases(ApplicationEventPublisher events, TaskService tasks, EngineCalls engine, CaseNames names) {
        this.events = events;
        this.tasks = tasks;
        this.engine = engine;
        this.names = names;
    }

    @EventListener
    void on(CaseEvent event) {
        switch (event.act()) {
            case "act.nudge" -> nudged(event);
            case "act.copyTo" -> copied(event);
            default -> {
                // the rooms speak for themselves
            }
        }
    }

    private void nudged(CaseEvent event) {
        String taskId = text(event, "task");
        Task task = engine.asSystem(() -> tasks.createTaskQuery().taskId(taskId).singleResult());
        if (task == null) {
            return;
        }
        List<String> groups = task.getAssignee() != null ? List.of() : groups(taskId);
        List<String> people = task.getAssignee() != null ? List.of(task.getAssignee()) : List.of();
        Map<String, String> words = new HashMap<>();
        words.put("task", task.getName());
        words.put("office", names.office(event.actor()));
        if (task.getDueDate() != null) {
            words.put("dueAt", task.getDueDate().toInstant().toString());
        }
        events.publishEvent(
                new NoticeRaised(key(event, taskId), "nudged", groups, people, words, event.caseNumber(), null, false));
    }

    private List<String> groups(String taskId) {
        return engine.asSystem(() -> tasks.getIdentityLinksForTask(taskId)).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    private void copied(CaseEvent event) {
        String group = text(event, "group");
        String person = text(event, "person");
        events.publishEvent(new NoticeRaised(
                key(event, group + person),
                "copied",
                group.isEmpty() ? List.of() : List.of(group),
                person.isEmpty() ? List.of() : List.of(person),
                Map.of("office", names.office(event.actor())),
                event.caseNumber(),
                null,
                false));
    }

    /** Once for each time that it is done. */
    private static String key(CaseEvent event, String about) {
        return "%s/%s/%s/%d"
                .formatted(event.act(), event.caseNumber(), about, event.at().toEpochMilli());
    }

    private static String text(CaseEvent event, String key) {
        return Objects.toString(event.content().get(key), "");
    }
}
