package org.wufang.deliberation.workflow;

import java.time.Instant;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Notice;
import org.wufang.deliberation.Notices;
import org.wufang.platform.time.Deadlines;
import org.wufang.process.MeetingHandling;

/** What the notice had left when it was stopped is still to run. */
@Component
class ResumeNotice implements JavaDelegate {

    private final Notices notices;
    private final Deadlines deadlines;

    ResumeNotice(Notices notices, Deadlines deadlines) {
        this.notices = notices;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        Notice.Run stopped = notices.stopped(number);
        Instant end = deadlines.resumed(
                "publicNotice", execution, stopped.endsAt(), Objects.requireNonNull(stopped.stoppedAt()));
        MeetingHandling.NOTICE_ENDS_AT.set(
                execution, notices.resume(number, end).toString());
    }
}
