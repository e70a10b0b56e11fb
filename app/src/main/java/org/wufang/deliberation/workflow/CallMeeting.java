package org.wufang.deliberation.workflow;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class CallMeeting implements TaskAct {

    private final Deliberations deliberations;
    private final ZoneId zone;

    CallMeeting(Deliberations deliberations, @Value("${wufang.zone}") ZoneId zone) {
        this.deliberations = deliberations;
        this.zone = zone;
    }

    @Override
    public String task() {
        return "userTask_callMeeting";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        if (!form.ticked("noticeGiven")) {
            throw new FormRejected("noticeGiven", "已通知应到各方", "没有通知各方，会议不能召开");
        }
        deliberations.call(
                form.caseNumber(), form.text("agenda"), time(form.text("meetingAt")), form.text("place"), form.actor());
        return Map.of();
    }

    /** The form gives local time; with an offset it is taken at its word. */
    private Instant time(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : LocalDateTime.from(time).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new FormRejected("meetingAt", "会议时间", "日期时间应形如 2026-03-31T19:30");
        }
    }
}
