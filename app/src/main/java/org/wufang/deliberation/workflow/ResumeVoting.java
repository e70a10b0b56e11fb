package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.process.FivePartyDeliberation;

@Component
class ResumeVoting implements JavaDelegate {

    private final VotingTime votingTime;

    ResumeVoting(VotingTime votingTime) {
        this.votingTime = votingTime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        votingTime.keep(Long.parseLong(FivePartyDeliberation.VOICE.in(execution)), execution);
    }
}
