package org.wufang.deliberation.workflow;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Notices;
import org.wufang.platform.time.Deadlines;
import org.wufang.process.MeetingHandling;

@Component
class PublishNotice implements JavaDelegate {

    private final Notices notices;
    private final Deadlines deadlines;

    PublishNotice(Notices notices, Deadlines deadlines) {
        this.notices = notices;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant end = notices.publish(
                execution.getProcessBusinessKey(),
                deadlines.dueAt("publicNotice", execution).toInstant());
        MeetingHandling.NOTICE_ENDS_AT.set(execution, end.toString());
    }
}
