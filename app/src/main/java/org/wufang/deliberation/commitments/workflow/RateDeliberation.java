package org.wufang.deliberation.commitments.workflow;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.commitments.PartyRatings;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.MeetingHandling;

@Component
class RateDeliberation implements TaskAct {

    private final PartyRatings ratings;

    RateDeliberation(PartyRatings ratings) {
        this.ratings = ratings;
    }

    @Override
    public String task() {
        return MeetingHandling.RATE_DELIBERATION;
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        ratings.rate(
                form.caseNumber(),
                form.variable(MeetingHandling.SEAT.name()),
                Integer.parseInt(form.text("resultRating")),
                Integer.parseInt(form.text("processRating")),
                form.text("comment"),
                Objects.requireNonNull(form.taskId()),
                form.actor());
        return Map.of();
    }
}
