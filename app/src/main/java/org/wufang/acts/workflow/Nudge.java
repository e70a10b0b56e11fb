package org.wufang.acts.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.casefile.Timeline;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/** 催办: who holds the task reads it on the form, and finds the task on top of the list. At most once an hour. */
@Component
@Order(90)
class Nudge implements CaseAct {

    static final Duration PAUSE = Duration.ofHours(1);
    /** The engine gives every task 50. */
    private static final int URGENT = 75;

    private final TaskService tasks;
    private final Choices choices;
    private final Timeline timeline;
    private final Clock clock;

    Nudge(TaskService tasks, Choices choices, Timeline timeline, Clock clock) {
        this.tasks = tasks;
        this.choices = choices;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "nudge";
    }

    @Override
    public String label() {
        return "催办";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        List<ActField.Option> waiting =
                choices.tasks(caseNumber, task -> !by.person().equals(task.getAssignee()));
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(ActField.choice("task", "任务", true, waiting)));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        Task task = tasks.createTaskQuery().taskId(filled.get("task")).singleResult();
        Instant since = clock.instant().minus(PAUSE);
        // the act itself is on the timeline already
        boolean again = timeline.of(caseNumber).stream()
                        .filter(event -> event.act().equals("act.nudge")
                                && event.at().isAfter(since)
                                && task.getId().equals(event.content().get("task")))
                        .count()
                > 1;
        if (again) {
            throw new Problem("nudged-already", task.getName());
        }
        tasks.setPriority(task.getId(), URGENT);
    }
}
