package org.wufang.oversight.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.oversight.Nudges;
import org.wufang.platform.engine.OwnTransaction;
import org.wufang.platform.engine.PatrolRound;

/** Who holds a task is told once when four fifths of its time are over. */
@Component
class TasksDueSoon implements PatrolRound {

    private static final double AMBER = 0.8;

    /** No task is allowed so long that its last fifth begins earlier. */
    private static final Duration HORIZON = Duration.ofDays(40);

    private static final int AT_ONCE = 500;

    private final CaseTasks caseTasks;
    private final Nudges nudges;
    private final CaseFiles caseFiles;
    private final OwnTransaction own;
    private final Clock clock;

    TasksDueSoon(CaseTasks caseTasks, Nudges nudges, CaseFiles caseFiles, OwnTransaction own, Clock clock) {
        this.caseTasks = caseTasks;
        this.nudges = nudges;
        this.caseFiles = caseFiles;
        this.own = own;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tasksDueSoon";
    }

    @Override
    public void make() {
        Instant now = clock.instant();
        List<CaseTask> soon = caseTasks.find(
                caseTasks.open().dueAfter(Date.from(now)).dueBefore(Date.from(now.plus(HORIZON))),
                task -> new CaseTask("", task).shareUsed(now) >= AMBER,
                nudges::notYetNudged,
                AT_ONCE);
        own.each(soon, CaseTask::caseNumber, this::nudge);
    }

    private void nudge(CaseTask soon) {
        if (!caseFiles.lockOpen(soon.caseNumber())
                || caseTasks.open().taskId(soon.task().getId()).count() == 0) {
            return; // done since it was found
        }
        String street = caseFiles.get(soon.caseNumber()).place().street();
        nudges.nudge(
                soon.task().getId(),
                soon.caseNumber(),
                soon.task().getName(),
                caseTasks.holders(List.of(soon.task()), street),
                soon.dueAt());
    }
}
