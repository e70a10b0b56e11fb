package org.wufang.casefile.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.security.Actors;
import org.wufang.process.CaseLifecycle;

/** Back to the path last walked, counted. */
@Component
class RecordRework implements JavaDelegate {

    private final CaseFiles files;
    private final Actors actors;

    RecordRework(CaseFiles files, Actors actors) {
        this.files = files;
        this.actors = actors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        CaseLifecycle.REWORKS.set(execution, files.rework(number, actors.current()));
        CaseLifecycle.PATH.set(execution, files.get(number).path());
    }
}
