package org.wufang.frontend.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.CommunityDuties;
import org.wufang.platform.security.Actors;
import org.wufang.platform.time.Deadlines;

/** The block has the case, and its tier's clock starts. */
@Component
class OpenFrontEnd implements JavaDelegate {

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final Actors actors;
    private final CommunityDuties duties;

    OpenFrontEnd(CaseFiles files, Deadlines deadlines, Actors actors, CommunityDuties duties) {
        this.files = files;
        this.deadlines = deadlines;
        this.actors = actors;
        this.duties = duties;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        duties.requireCommunity(number, execution.getProcessDefinitionId());
        files.enter(number, CaseStatus.FRONT_END, actors.current(), null);
        files.clocks(number, deadlines.term("tierFrontEnd", execution), null, null);
    }
}
