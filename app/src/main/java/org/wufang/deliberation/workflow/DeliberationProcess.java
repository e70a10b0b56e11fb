package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.deliberation.Deliberations;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;
import org.wufang.process.MeetingHandling;

/** What this room tells the running process. */
@Component
public class DeliberationProcess {

    private final Deliberations deliberations;
    private final RuntimeService runtime;
    private final EngineCalls engine;

    DeliberationProcess(Deliberations deliberations, @Lazy RuntimeService runtime, EngineCalls engine) {
        this.deliberations = deliberations;
        this.runtime = runtime;
        this.engine = engine;
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
            engine.asSystem(() -> runtime.createMessageCorrelation(MeetingHandling.OBJECTION_RAISED)
                    .processInstanceBusinessKey(caseNumber)
                    .correlate());
        } catch (MismatchingMessageCorrelationException e) {
            throw Deliberations.noPublicNotice();
        }
    }
}
