package org.wufang.oversight;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.rows.Insert;

/** Who holds a task hears once that it falls due soon. */
@Service
@Transactional
public class Nudges {

    private final JdbcClient jdbc;
    private final OversightTexts texts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Nudges(JdbcClient jdbc, OversightTexts texts, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    /** Those of these tasks of which nobody was told yet that they fall due soon. */
    @Transactional(readOnly = true)
    public Set<String> notYetNudged(Collection<String> tasks) {
        Set<String> others = new HashSet<>(tasks);
        others.removeAll(nudged(tasks));
        return others;
    }

    /** Tells who holds a task that it falls due soon: once for each task. */
    public void nudge(String taskId, String caseNumber, String taskName, Collection<String> groups, Instant dueAt) {
        if (nudged(List.of(taskId)).isEmpty()) {
            Insert.into("oversight_nudge")
                    .set("task_id", taskId)
                    .set("case_number", caseNumber)
                    .set("told_at", clock.instant())
                    .run(jdbc);
            events.publishEvent(NoticeRaised.toGroups(
                    "nudge/" + taskId,
                    "oversight.dueSoon",
                    groups,
                    caseNumber,
                    Map.of("caseNumber", caseNumber, "task", taskName, "dueAt", texts.time(dueAt))));
        }
    }

    private Set<String> nudged(Collection<String> tasks) {
        return tasks.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select task_id from oversight_nudge where task_id in (:tasks)")
                        .param("tasks", tasks)
                        .query(String.class)
                        .list());
    }
}
