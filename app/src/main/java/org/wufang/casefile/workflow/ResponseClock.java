package org.wufang.casefile.workflow;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.time.Deadlines;

/** Whoever reports is to hear from somebody by then: what the response rate is counted from. */
@Component
class ResponseClock {

    private static final String STEP = "firstContact";

    private final CaseFiles files;
    private final Deadlines deadlines;

    ResponseClock(CaseFiles files, Deadlines deadlines) {
        this.files = files;
        this.deadlines = deadlines;
    }

    @EventListener
    void on(CaseEvent event) {
        if (event.act().equals("casefile.reported")) {
            String hazard = String.valueOf(event.content().get("hazard"));
            files.responseDue(event.caseNumber(), deadlines.endOf(STEP, hazard, event.at()));
        }
    }
}
