package org.wufang.sourcecontrol.workflow;

import static org.wufang.sourcecontrol.workflow.SourceControlProcess.SOURCE_CONTROL_ID;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.SourceControl;
import org.wufang.sourcecontrol.SourceControls;

@Component
class VerifySourceControl implements TaskAct {

    private final SourceControls controls;

    VerifySourceControl(SourceControls controls) {
        this.controls = controls;
    }

    @Override
    public String task() {
        return SourceControl.VERIFY;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        controls.verify(
                (Long) submission.variables().get(SOURCE_CONTROL_ID.name()),
                submission.text(SourceControl.OUTCOME.name()).equals("effective"),
                submission.text("finding"),
                submission.actor());
        return Map.of();
    }
}
