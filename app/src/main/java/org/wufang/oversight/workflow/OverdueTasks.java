package org.wufang.oversight.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.oversight.Miss;
import org.wufang.oversight.Oversights;
import org.wufang.platform.engine.OwnTransaction;
import org.wufang.platform.engine.PatrolRound;

/**
 * Every overdue task of a case comes under oversight, whether or not its model has a timer for that. But for those that
 * end when they fall due: after a downtime the patrol may come by before their timers do.
 */
@Component
class OverdueTasks implements PatrolRound {

    /** So that one round is over before the next begins, also after a downtime. */
    private static final int AT_ONCE = 200;

    private final CaseTasks caseTasks;
    private final Oversights oversights;
    private final OversightProcess process;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final OwnTransaction own;
    private final Clock clock;

    OverdueTasks(
            CaseTasks caseTasks,
            Oversights oversights,
            OversightProcess process,
            CaseFiles caseFiles,
            Directory directory,
            OwnTransaction own,
            Clock clock) {
        this.caseTasks = caseTasks;
        this.oversights = oversights;
        this.process = process;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.own = own;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "overdueTasks";
    }

    @Override
    public void make() {
        Instant now = clock.instant();
        Collection<List<CaseTask>> late = caseTasks.together(caseTasks.find(
                overdue(now),
                task -> !CaseTasks.isOversights(task) && !caseTasks.endsByItself(task),
                oversights::notYetUnder,
                AT_ONCE));
        own.each(late, tasks -> tasks.get(0).caseNumber(), tasks -> start(tasks, now));
    }

    private TaskQuery overdue(Instant now) {
        return caseTasks.open().dueBefore(Date.from(now));
    }

    private void start(List<CaseTask> found, Instant now) {
        process.start(found.get(0).caseNumber(), () -> {
            List<CaseTask> late = notYetUnder(caseTasks.again(found, overdue(now)));
            return late.isEmpty() ? Optional.empty() : Optional.of(miss(late));
        });
    }

    private List<CaseTask> notYetUnder(List<CaseTask> late) {
        Set<String> news = oversights.notYetUnder(
                late.stream().map(each -> each.task().getId()).toList());
        return late.stream().filter(each -> news.contains(each.task().getId())).toList();
    }

    private Miss miss(List<CaseTask> late) {
        CaseTask first = late.get(0);
        CaseFile file = caseFiles.get(first.caseNumber());
        List<Task> tasks = late.stream().map(CaseTask::task).toList();
        return new Miss(
                file.number(),
                first.task().getTaskDefinitionKey(),
                first.task().getName(),
                tasks.stream().map(Task::getId).toList(),
                caseTasks.holders(tasks, file.place().street()),
                file.place().district().isEmpty()
                        ? directory.district()
                        : file.place().district(),
                file.place().street(),
                first.dueAt());
    }
}
