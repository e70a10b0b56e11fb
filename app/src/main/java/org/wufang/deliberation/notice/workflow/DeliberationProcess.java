package org.wufang.deliberation.notice.workflow;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.deliberation.notice.Notices;
import org.wufang.platform.engine.CaseMessages;
import org.wufang.platform.security.Actor;
import org.wufang.process.MeetingHandling;

/** What this room tells the running process. */
@Component
public class DeliberationProcess {

    private final Notices notices;
    private final CaseMessages messages;

    DeliberationProcess(Notices notices, CaseMessages messages) {
        this.notices = notices;
        this.messages = messages;
    }

    /**
     * The objection is recorded and stops the public notice.
     *
     * @throws org.wufang.platform.web.Problem as {@link Notices#object}
     */
    @Transactional
    public void object(String caseNumber, String reason, Actor by) {
        if (!notices.object(caseNumber, reason, by)) {
            return;
        }
        try {
            messages.toCase(MeetingHandling.OBJECTION_RAISED, caseNumber);
        } catch (MismatchingMessageCorrelationException e) {
            throw Notices.noPublicNotice();
        }
    }
}
