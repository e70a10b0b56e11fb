package org.wufang.notification.workflow;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.platform.notification.NoticeRaised;

/** Tells the people of a group that a task was offered to it; outside of the Tasklist, which shows it anyway. */
@Component
class NewTasks {

    private final ApplicationEventPublisher events;

    NewTasks(ApplicationEventPublisher events) {
        this.events = events;
    }

    @EventListener
    void on(DelegateTask task) {
        String caseNumber = task.getExecution().getProcessBusinessKey();
        if (!TaskListener.EVENTNAME_CREATE.equals(task.getEventName()) || caseNumber == null) {
            return;
        }
        List<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        if (!groups.isEmpty()) {
            events.publishEvent(
                    NoticeRaised.toGroups("task/" + task.getId(), "newTask", groups, caseNumber, words(task)));
        }
    }

    private static Map<String, String> words(DelegateTask task) {
        Map<String, String> words = new HashMap<>();
        words.put("task", task.getName());
        Date due = task.getDueDate();
        if (due != null) {
            words.put("dueAt", due.toInstant().toString());
        }
        return words;
    }
}
