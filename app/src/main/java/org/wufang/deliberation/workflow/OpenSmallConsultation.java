package org.wufang.deliberation.workflow;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Participant;

/** Seats the convenor and the parties that the case concerns; all of them where it names none beside the convenor. */
@Component
class OpenSmallConsultation implements JavaDelegate {

    private static final String CONVENOR = "residentsCommittee";

    private final Roster roster;
    private final CaseFiles files;

    OpenSmallConsultation(Roster roster, CaseFiles files) {
        this.roster = roster;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> concerned = files.get(execution.getProcessBusinessKey()).parties();
        List<Participant> five = roster.five(execution);
        List<Participant> few = five.stream()
                .filter(party -> party.seat().equals(CONVENOR) || concerned.contains(party.seat()))
                .toList();
        roster.sitDown(few.stream().filter(Participant::present).count() > 1 ? few : five, execution);
    }
}
