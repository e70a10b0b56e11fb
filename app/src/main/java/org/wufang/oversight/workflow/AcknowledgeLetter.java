package org.wufang.oversight.workflow;

import static org.wufang.oversight.workflow.OversightProcess.OVERSIGHT_ID;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.oversight.Oversights;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.Oversight;

@Component
class AcknowledgeLetter implements TaskAct {

    private final Oversights oversights;

    AcknowledgeLetter(Oversights oversights) {
        this.oversights = oversights;
    }

    @Override
    public String task() {
        return Oversight.ACKNOWLEDGE_LETTER;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        oversights.acknowledge(
                (Long) submission.variables().get(OVERSIGHT_ID.name()),
                submission.text("explanation"),
                submission.actor());
        return Map.of();
    }
}
