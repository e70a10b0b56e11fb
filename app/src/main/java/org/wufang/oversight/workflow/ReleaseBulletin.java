package org.wufang.oversight.workflow;

import static org.wufang.oversight.workflow.OversightProcess.OVERSIGHT_ID;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.oversight.Oversights;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.Oversight;

@Component
class ReleaseBulletin implements TaskAct {

    private final Oversights oversights;

    ReleaseBulletin(Oversights oversights) {
        this.oversights = oversights;
    }

    @Override
    public String task() {
        return Oversight.RELEASE_BULLETIN;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        oversights.decideBulletin(
                (Long) submission.variables().get(OVERSIGHT_ID.name()),
                submission.text("released").equals("yes"),
                submission.text("text"),
                submission.actor());
        return Map.of();
    }
}
