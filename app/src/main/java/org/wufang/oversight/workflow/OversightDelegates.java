package org.wufang.oversight.workflow;

import static org.wufang.oversight.workflow.OversightProcess.OVERSIGHT_ID;
import static org.wufang.process.Oversight.SUPERVISION_GROUP;
import static org.wufang.process.Oversight.SUPERVISION_LEVEL;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.oversight.Oversights;
import org.wufang.platform.time.Deadlines;

/** What the process {@code oversight} asks of its room, and the overdue timers of the other processes. */
@Configuration
class OversightDelegates {

    private final Oversights oversights;

    OversightDelegates(Oversights oversights) {
        this.oversights = oversights;
    }

    /** Behind each overdue timer of the other processes. */
    @Bean
    JavaDelegate startOversight(OversightProcess process) {
        return process::start;
    }

    @Bean
    JavaDelegate sendReminder() {
        return run -> oversights.remind(OVERSIGHT_ID.in(run));
    }

    @Bean
    JavaDelegate issueReminderLetter(Deadlines deadlines) {
        return run -> oversights.issueLetter(
                OVERSIGHT_ID.in(run), deadlines.dueAt("acknowledgeLetter", run).toInstant());
    }

    @Bean
    JavaDelegate recordMissingReceipt() {
        return run -> oversights.receiptMissed(OVERSIGHT_ID.in(run));
    }

    @Bean
    JavaDelegate escalateSupervision() {
        return run -> {
            long id = OVERSIGHT_ID.in(run);
            SUPERVISION_LEVEL.set(run, oversights.escalate(id, SUPERVISION_LEVEL.in(run)));
            SUPERVISION_GROUP.set(run, String.join(",", oversights.supervisors(oversights.get(id))));
        };
    }

    @Bean
    JavaDelegate draftBulletin() {
        return run -> oversights.draftBulletin(OVERSIGHT_ID.in(run));
    }

    @Bean
    JavaDelegate publishBulletin() {
        return run -> oversights.publishBulletin(OVERSIGHT_ID.in(run));
    }

    @Bean
    JavaDelegate settleOversight() {
        return run -> oversights.settle(OVERSIGHT_ID.in(run));
    }
}
