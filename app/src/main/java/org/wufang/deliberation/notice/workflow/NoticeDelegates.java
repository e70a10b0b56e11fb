package org.wufang.deliberation.notice.workflow;

import static org.wufang.process.MeetingHandling.NOTICE_ENDS_AT;

import java.time.Instant;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.deliberation.notice.Notice;
import org.wufang.deliberation.notice.Notices;
import org.wufang.platform.time.Deadlines;

/** The public notice of {@code meeting-handling}. */
@Configuration(proxyBeanMethods = false)
class NoticeDelegates {

    @Bean
    JavaDelegate publishNotice(Notices notices, Deadlines deadlines) {
        return run -> {
            Instant end = notices.publish(
                    run.getProcessBusinessKey(),
                    deadlines.dueAt("publicNotice", run).toInstant());
            NOTICE_ENDS_AT.set(run, end.toString());
        };
    }

    /** What the notice had left when it was stopped is still to run. */
    @Bean
    JavaDelegate resumeNotice(Notices notices, Deadlines deadlines) {
        return run -> {
            String number = run.getProcessBusinessKey();
            Notice.Run stopped = notices.stopped(number);
            Instant end = deadlines.resumed(
                    "publicNotice", run, stopped.endsAt(), Objects.requireNonNull(stopped.stoppedAt()));
            NOTICE_ENDS_AT.set(run, notices.resume(number, end).toString());
        };
    }
}
