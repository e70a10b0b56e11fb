package org.wufang.casefile.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.security.Actors;

/** The token follows; {@link CaseLifecycleProcess#withdraw} has ended the case with its reason. */
@Component
class WithdrawCase implements JavaDelegate {

    private final CaseFiles files;
    private final Actors actors;

    WithdrawCase(CaseFiles files, Actors actors) {
        this.files = files;
        this.actors = actors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        files.enter(execution.getProcessBusinessKey(), CaseStatus.WITHDRAWN, actors.current(), null);
    }
}
