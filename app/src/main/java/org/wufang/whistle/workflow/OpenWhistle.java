package org.wufang.whistle.workflow;

import static org.wufang.process.Routing.COMMUNITY;
import static org.wufang.process.Routing.DISTRICT;
import static org.wufang.process.Routing.HAZARD;
import static org.wufang.process.Routing.STREET;
import static org.wufang.process.WhistleHandling.WHISTLE_LEVEL;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.time.Deadlines;
import org.wufang.whistle.WhistleCalls;

@Component
class OpenWhistle implements JavaDelegate {

    private final WhistleCalls whistles;
    private final DutyEntries duties;
    private final CaseFiles caseFiles;
    private final Deadlines deadlines;

    OpenWhistle(WhistleCalls whistles, DutyEntries duties, CaseFiles caseFiles, Deadlines deadlines) {
        this.whistles = whistles;
        this.duties = duties;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = execution.getProcessBusinessKey();
        whistles.open(
                execution.getProcessInstanceId(),
                caseNumber,
                duties.entry(caseFiles.get(caseNumber).matter(), execution),
                DISTRICT.in(execution),
                STREET.in(execution),
                COMMUNITY.in(execution),
                HAZARD.in(execution));
        WHISTLE_LEVEL.set(execution, 1);
        caseFiles.clocks(caseNumber, deadlines.term("tierWhistle", execution), null, null);
    }
}
