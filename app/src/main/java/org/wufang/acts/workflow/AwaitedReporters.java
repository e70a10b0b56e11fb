package org.wufang.acts.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseClocks;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseOwners;
import org.wufang.casefile.Pause;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.Deadlines;
import org.wufang.platform.time.Measure;

/**
 * While a case waits for who reported, neither its clocks nor the task's time run. As long as the table {@code deadlines}
 * lets them wait, the task is due so much later at once: nothing has to wake up when they never answer.
 */
@Component
@Transactional
public class AwaitedReporters {

    private final CaseClocks clocks;
    private final CaseFiles files;
    private final CaseOwners owners;
    private final TaskTimes times;
    private final Deadlines deadlines;
    private final EngineCalls engine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AwaitedReporters(
            CaseClocks clocks,
            CaseFiles files,
            CaseOwners owners,
            TaskTimes times,
            Deadlines deadlines,
            EngineCalls engine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clocks = clocks;
        this.files = files;
        this.owners = owners;
        this.times = times;
        this.deadlines = deadlines;
        this.engine = engine;
        this.events = events;
        this.clock = clock;
    }

    void await(String number, String taskId, String question, String reason, Actor by) {
        CaseFile file = files.get(number);
        Instant until = deadlines
                .latestTerm("awaitReporter", file.hazard(), file.course().pathOrEmpty())
                .dueAt();
        clocks.awaitReporter(number, question, reason, until, taskId, by);
        shift(taskId, clock.instant(), until);
    }

    /**
     * The reporter has answered, by the tracking code.
     *
     * @throws org.wufang.platform.web.Problem {@code not-awaited}, 409; {@code case-closed}, 409
     */
    public void answered(String number, String answer) {
        files.requireOpen(number);
        Pause pause = end(number, answer, CaseFiles.REPORTER);
        events.publishEvent(NoticeRaised.toGroups(
                "awaited/" + pause.id() + "/answered",
                "casefile.reporterAnswered",
                List.of(owners.of(number).group()),
                number,
                Map.of("case", number)));
    }

    /** @param answer what the reporter said to who ends the wait; null when nobody waits any longer */
    Pause end(String number, @Nullable String answer, Actor by) {
        Pause pause = clocks.reporterAnswered(number, answer, by);
        if (pause.taskId() != null) {
            shift(pause.taskId(), pause.untilAt(), clock.instant());
        }
        return pause;
    }

    /** What was left at the one instant is left at the other; what was overdue stays so. */
    private void shift(String taskId, Instant from, Instant to) {
        engine.asSystem(() -> {
            Task task = times.open(taskId);
            if (task != null) {
                Measure measure = times.measure(task);
                times.move(task, due -> due.isAfter(from) ? measure.plus(to, measure.between(from, due)) : due);
            }
        });
    }
}
