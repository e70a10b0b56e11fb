package org.wufang.casefile.workflow;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;

/** Whoever is offered a task of a case may read the case: by group, so that a successor in office may too. */
@Component
class Participants {

    private final CaseFiles files;

    Participants(CaseFiles files) {
        this.files = files;
    }

    @EventListener
    void on(DelegateTask task) {
        String caseNumber = task.getExecution().getProcessBusinessKey();
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName()) && caseNumber != null) {
            files.takePart(
                    caseNumber,
                    task.getCandidates().stream()
                            .map(IdentityLink::getGroupId)
                            .filter(group -> group != null)
                            .toList());
        }
    }
}
