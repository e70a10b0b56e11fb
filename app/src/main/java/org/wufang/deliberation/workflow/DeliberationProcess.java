package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.deliberation.Deliberations;
import org.wufang.platform.engine.CaseMessages;
import org.wufang.platform.security.Actor;
import org.wufang.process.MeetingHandling;

/** What this room tells the running process. */
@Component
public class DeliberationProcess {

    private final Deliberations deliberations;
    private final CaseMessages messages;

    DeliberationProcess(Deliberations deliberations, CaseMessages messages) {
        this.deliberations = deliberations;
        this.messages = messages;
    }

    /**
     * The objection is recorded and ends the public notice.
     *
     * @throws org.wufang.platform.web.Problem {@code no-public-notice}, 409, when nothing is on notice
     */
    @Transactional
    public void object(String caseNumber, String reason, Actor by) {
        deliberations.object(caseNumber, reason, by);
        try {
            messages.toCase(MeetingHandling.OBJECTION_RAISED, caseNumber);
        } catch (MismatchingMessageCorrelationException e) {
            throw Deliberations.noPublicNotice();
        }
    }
}
