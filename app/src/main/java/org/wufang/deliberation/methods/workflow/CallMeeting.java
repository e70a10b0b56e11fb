package org.wufang.deliberation.methods.workflow;

import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.directory.CommunityReadiness;
import org.wufang.directory.Readiness;
import org.wufang.directory.ReadinessPart;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.FormTime;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.FivePartyDeliberation;
import org.wufang.process.JointMeeting;
import org.wufang.process.MeetingHandling;

@Component
class CallMeeting implements TaskAct {

    private final Deliberations deliberations;
    private final Readiness readiness;
    private final MethodLibrary library;
    private final ZoneId zone;

    CallMeeting(
            Deliberations deliberations,
            Readiness readiness,
            MethodLibrary library,
            @Value("${wufang.zone}") ZoneId zone) {
        this.deliberations = deliberations;
        this.readiness = readiness;
        this.library = library;
        this.zone = zone;
    }

    @Override
    public String task() {
        return "userTask_callMeeting";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        mustBeReady(readiness.of(form.variable("community")));
        FormRejected.unless(form.ticked("noticeGiven"), "noticeGiven", "已通知应到各方", "notice-not-given");
        deliberations.call(
                form.caseNumber(),
                form.text("agenda"),
                FormTime.instant(form, "meetingAt", "会议时间", zone),
                form.text("place"),
                form.actor());
        return Map.of(MeetingHandling.DELIBERATION_METHOD.name(), method(form));
    }

    /** A process owner may offer a method in the form and forget to deploy its model. */
    private String method(Submission form) {
        String chosen = form.text("deliberationMethod");
        String method = chosen.isEmpty() ? FivePartyDeliberation.ID : chosen;
        FormRejected.unless(
                library.offers(Objects.requireNonNull(form.taskId()), method),
                "deliberationMethod",
                "协商方法",
                "unknown-method",
                method);
        FormRejected.unless(
                !method.equals(JointMeeting.ID) || !form.variable("departments").matches("0?"),
                "deliberationMethod",
                "协商方法",
                "no-departments");
        return method;
    }

    private static void mustBeReady(CommunityReadiness community) {
        FormRejected.unless(
                community.ready(),
                "readiness",
                "协商条件（五有）",
                "not-ready",
                community.community().shortName(),
                community.missing().stream().map(ReadinessPart::label).collect(Collectors.joining("、")),
                community.community().code());
    }
}
