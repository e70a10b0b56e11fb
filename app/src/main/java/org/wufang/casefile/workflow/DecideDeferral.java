package org.wufang.casefile.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.process.CaseLifecycle;

/** A deferred case must come back: its re-check lies in the future. */
@Component
class DecideDeferral implements TaskAct {

    static final String RECHECK_ON = "recheckOn";

    /** {@link org.wufang.casefile.CloseReason} of the case when it is closed. */
    static final String CLOSE_CODE = "closeCode";

    private final Clock clock;
    private final ZoneId zone;

    DecideDeferral(Clock clock, @Value("${wufang.zone}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String task() {
        return CaseLifecycle.DECIDE_DEFERRAL;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        boolean defers = submission.text(CaseLifecycle.DEFERRAL_DECISION.name()).equals("defer");
        if (defers && !LocalDate.parse(submission.text(RECHECK_ON)).isAfter(LocalDate.now(clock.withZone(zone)))) {
            throw FormRejected.of(RECHECK_ON, "复查日期", "recheck-past");
        }
        return Map.of();
    }
}
