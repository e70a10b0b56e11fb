package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.InvitedVoices;
import org.wufang.platform.time.Deadlines;
import org.wufang.process.FivePartyDeliberation;

/** Delivers the invitation: the time to answer runs, and the time to vote waits for it. */
@Component
class AskVoice implements JavaDelegate {

    private final InvitedVoices voices;
    private final Deadlines deadlines;
    private final VotingTime votingTime;

    AskVoice(InvitedVoices voices, Deadlines deadlines, VotingTime votingTime) {
        this.voices = voices;
        this.deadlines = deadlines;
        this.votingTime = votingTime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long voice = Long.parseLong(FivePartyDeliberation.VOICE.in(execution));
        voices.deliver(voice, deadlines.dueAt("giveOpinion", execution).toInstant());
        votingTime.keep(voice, execution);
    }
}
