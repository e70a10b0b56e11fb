package org.wufang.deliberation.voices.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.deliberation.voices.Voice;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.time.Deadlines;
import org.wufang.process.FivePartyDeliberation;

/**
 * While votes wait for an invited voice, their time does not run: it starts anew when the last such voice is heard, at
 * the latest when its own time is up.
 */
@Component
class VotingTime {

    private final InvitedVoices voices;
    private final Deadlines deadlines;
    private final Clock clock;
    private final TaskService tasks;
    private final ManagementService management;
    private final EngineCalls engine;

    VotingTime(
            InvitedVoices voices,
            Deadlines deadlines,
            Clock clock,
            @Lazy TaskService tasks,
            @Lazy ManagementService management,
            EngineCalls engine) {
        this.voices = voices;
        this.deadlines = deadlines;
        this.clock = clock;
        this.tasks = tasks;
        this.management = management;
        this.engine = engine;
    }

    /** Sets votes that are open anew, after this voice was asked or heard; one asked in parallel changes nothing. */
    void keep(long voice, DelegateExecution execution) {
        if (voices.voice(voice).invitation().mode() == Voice.Mode.PARALLEL) {
            return;
        }
        Instant from = voices.awaited(execution.getProcessBusinessKey()).stream()
                .map(Voice::dueAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseGet(clock::instant);
        Date due = Date.from(deadlines.dueAt("castVote", execution, from));
        String run = execution.getProcessInstanceId();
        engine.asSystem(() -> {
            management
                    .createJobQuery()
                    .processInstanceId(run)
                    .activityId(FivePartyDeliberation.VOTE_OVERDUE)
                    .list()
                    .forEach(timer -> management.setJobDuedate(timer.getId(), due));
            tasks.createTaskQuery()
                    .processInstanceId(run)
                    .taskDefinitionKey(FivePartyDeliberation.CAST_VOTE)
                    .list()
                    .forEach(task -> {
                        task.setDueDate(due);
                        tasks.saveTask(task);
                    });
        });
    }
}
