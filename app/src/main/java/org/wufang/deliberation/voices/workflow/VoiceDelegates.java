package org.wufang.deliberation.voices.workflow;

import static org.wufang.process.FivePartyDeliberation.VOICE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.platform.time.Deadlines;

/** What every method of deliberation asks when somebody is invited to be heard: 加签. */
@Configuration(proxyBeanMethods = false)
class VoiceDelegates {

    /** Delivers the invitation: the time to answer runs, and the time to vote waits for it. */
    @Bean
    JavaDelegate askVoice(InvitedVoices voices, Deadlines deadlines, VotingTime votingTime) {
        return run -> {
            voices.deliver(voice(run), deadlines.dueAt("giveOpinion", run).toInstant());
            votingTime.keep(voice(run), run);
        };
    }

    @Bean
    JavaDelegate recordVoiceAbsence(InvitedVoices voices) {
        return run -> voices.recordAbsence(run.getProcessBusinessKey(), voice(run));
    }

    @Bean
    JavaDelegate resumeVoting(VotingTime votingTime) {
        return run -> votingTime.keep(voice(run), run);
    }

    private static long voice(DelegateExecution run) {
        return Long.parseLong(VOICE.in(run));
    }
}
