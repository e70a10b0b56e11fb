package org.wufang.oversight.workflow;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.oversight.Oversights;

/** Oversight has reached its aim when what was overdue is done or owed no more, or the case has ended. */
@Component
class SettleWhenDone {

    private final Oversights oversights;
    private final OversightProcess process;
    private final CaseFiles caseFiles;

    SettleWhenDone(Oversights oversights, OversightProcess process, CaseFiles caseFiles) {
        this.oversights = oversights;
        this.process = process;
        this.caseFiles = caseFiles;
    }

    @EventListener
    void on(CaseEvent event) {
        if (event.act().startsWith("form.") && event.taskId() != null) { // a file attached to a task has not done it
            oversights.reachedBy(event.taskId()).forEach(process::actDone);
        } else if (event.isMove()) {
            moved(event);
        }
    }

    private void moved(CaseEvent event) {
        String number = event.caseNumber();
        if (caseFiles.get(number).status().isEnd()) {
            oversights.openOf(number).forEach(process::actDone);
        } else if (event.isMoveFrom(CaseStatus.DEFERRED)) {
            oversights.openRechecksOf(number).forEach(process::actDone);
        } else if (event.isMoveTo(CaseStatus.DEFERRED)) {
            oversights.settledByDeferral(number).forEach(process::actDone);
        }
    }

    /** Cancelled: by its own timer, by others who decided first, by whoever sent the case another way. */
    @EventListener
    void on(DelegateTask task) {
        if (TaskListener.EVENTNAME_DELETE.equals(task.getEventName())) {
            oversights.settledWithout(task.getId()).forEach(process::actDone);
        }
    }
}
