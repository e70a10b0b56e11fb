package org.wufang.deliberation.workflow;

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
        if (!form.ticked("noticeGiven")) {
            throw new FormRejected("noticeGiven", "已通知应到各方", "没有通知各方，会议不能召开");
        }
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
        if (!library.offers(Objects.requireNonNull(form.taskId()), method)) {
            throw new FormRejected("deliberationMethod", "协商方法", "没有部署名为“" + method + "”的协商流程，请另选一种方法");
        }
        if (method.equals(JointMeeting.ID) && form.variable("departments").matches("0?")) {
            throw new FormRejected("deliberationMethod", "协商方法", "职责清单没有为本事项列明部门，开不成联席会议，请另选一种方法");
        }
        return method;
    }

    private static void mustBeReady(CommunityReadiness community) {
        if (!community.ready()) {
            throw new FormRejected(
                    "readiness",
                    "协商条件（五有）",
                    community.community().shortName() + "尚缺"
                            + community.missing().stream()
                                    .map(ReadinessPart::label)
                                    .collect(Collectors.joining("、"))
                            + "，不能召集会议。请党支部或居委会先在“协商条件”页面（/communities/"
                            + community.community().code() + "/readiness）补齐");
        }
    }
}
