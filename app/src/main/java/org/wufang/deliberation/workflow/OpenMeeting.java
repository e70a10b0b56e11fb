package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.Dispatches;
import org.wufang.deliberation.Deliberations;
import org.wufang.platform.time.Deadlines;

/** The community has the case, and its tier's clock starts. */
@Component
class OpenMeeting implements JavaDelegate {

    private final Deliberations deliberations;
    private final CaseFiles files;
    private final Deadlines deadlines;
    private final Dispatches dispatches;

    OpenMeeting(Deliberations deliberations, CaseFiles files, Deadlines deadlines, Dispatches dispatches) {
        this.deliberations = deliberations;
        this.files = files;
        this.deadlines = deadlines;
        this.dispatches = dispatches;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        dispatches.requireCommunity(number, execution.getProcessDefinitionId());
        deliberations.enterMeeting(number);
        files.clocks(number, deadlines.term("tierMeeting", execution), null, null);
    }
}
