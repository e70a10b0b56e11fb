package org.wufang.deliberation.voices.workflow;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.voices.ExpertHearing;
import org.wufang.deliberation.voices.ExpertHearings;
import org.wufang.deliberation.voices.Spokesmen;
import org.wufang.deliberation.voices.Testimony;
import org.wufang.platform.forms.FormTime;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class ConveneHearing implements TaskAct {

    private static final int SLOTS = 5;

    private final ExpertHearings hearings;
    private final Spokesmen spokesmen;
    private final ZoneId zone;

    ConveneHearing(ExpertHearings hearings, Spokesmen spokesmen, @Value("${wufang.zone}") ZoneId zone) {
        this.hearings = hearings;
        this.spokesmen = spokesmen;
        this.zone = zone;
    }

    @Override
    public String task() {
        return "userTask_conveneHearing";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        hearings.convene(
                form.caseNumber(),
                new ExpertHearing.Call(
                        ExpertHearing.Kind.of(form.text("hearingKind")),
                        form.text("topic"),
                        FormTime.instant(form, "heldAt", "举行时间", zone),
                        form.text("place")),
                members(form),
                form.actor());
        return Map.of();
    }

    private List<Testimony.Member> members(Submission form) {
        return IntStream.rangeClosed(1, SLOTS)
                .mapToObj(slot -> "member" + slot)
                .filter(member -> !form.text(member + "Name").isEmpty())
                .map(member -> new Testimony.Member(
                        form.text(member + "Name"),
                        form.text(member + "Capacity"),
                        spokesmen.group(form.text(member + "Group"), form.variable("community"), member + "Group")))
                .toList();
    }
}
