package org.wufang.frontend.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.FrontEndHandling;
import org.wufang.process.Routing;

/** The block whistles at once only where there is a hazard; anything else goes up to the meeting first. */
@Component
class HandleOnSite implements TaskAct {

    @Override
    public String task() {
        return FrontEndHandling.HANDLE_ON_SITE;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        String outcome = submission.text(FrontEndHandling.FRONT_END_OUTCOME.name());
        if (outcome.equals("toWhistle")
                && submission.variable(Routing.HAZARD.name()).equals("none")) {
            throw FormRejected.of(FrontEndHandling.FRONT_END_OUTCOME.name(), "处置结果", "whistle-without-hazard");
        }
        return outcome.equals("solved") ? Map.of() : Map.of(Routing.FAILED_BELOW.name(), true);
    }
}
