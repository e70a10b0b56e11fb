package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.InvitedVoices;
import org.wufang.process.FivePartyDeliberation;

@Component
class RecordVoiceAbsence implements JavaDelegate {

    private final InvitedVoices voices;

    RecordVoiceAbsence(InvitedVoices voices) {
        this.voices = voices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        voices.recordAbsence(
                execution.getProcessBusinessKey(), Long.parseLong(FivePartyDeliberation.VOICE.in(execution)));
    }
}
