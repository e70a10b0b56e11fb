package org.wufang.deliberation.workflow;

import static org.wufang.process.MeetingHandling.MEETING_OUTCOME;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CommunityDuties;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.deliberation.Deliberations;
import org.wufang.platform.time.Deadlines;

/** How {@code meeting-handling} begins and ends; what it does between has delegates of its own: notice, ratings. */
@Configuration(proxyBeanMethods = false)
class MeetingHandlingDelegates {

    /** The community has the case, and its tier's clock starts. */
    @Bean
    JavaDelegate openMeeting(
            Deliberations deliberations, CaseFiles files, Deadlines deadlines, CommunityDuties duties) {
        return run -> {
            String number = run.getProcessBusinessKey();
            duties.requireCommunity(number, run.getProcessDefinitionId());
            deliberations.enterMeeting(number);
            files.clocks(number, deadlines.term("tierMeeting", run), null, null);
        };
    }

    @Bean
    JavaDelegate assessCommitments(CommitmentBook commitments) {
        return run ->
                MEETING_OUTCOME.set(run, commitments.allKept(run.getProcessBusinessKey()) ? "solved" : "toWhistle");
    }
}
