package org.wufang.triage.workflow;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.security.Actors;
import org.wufang.platform.time.Deadlines;
import org.wufang.process.CaseLifecycle;
import org.wufang.triage.Triage;
import org.wufang.triage.Triage.Clocks;

/** The citizen's clock counts from the report, or from the re-check of a deferred case; the others from now. */
@Component
class AcceptCase implements JavaDelegate {

    private static final Map<String, String> TIERS =
            Map.of("frontEnd", "tierFrontEnd", "meeting", "tierMeeting", "whistle", "tierWhistle");

    private final RoutingVariables routing;
    private final Triage triage;
    private final CaseFiles files;
    private final Deadlines deadlines;
    private final Actors actors;

    AcceptCase(RoutingVariables routing, Triage triage, CaseFiles files, Deadlines deadlines, Actors actors) {
        this.routing = routing;
        this.triage = triage;
        this.files = files;
        this.deadlines = deadlines;
        this.actors = actors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        routing.refresh(execution);
        CaseFile file = files.get(execution.getProcessBusinessKey());
        Instant waitingSince = file.course().recheckAt() == null
                ? file.reported().at()
                : file.course().recheckAt();
        triage.accept(
                file.number(),
                new Clocks(
                        deadlines.term(TIERS.get(CaseLifecycle.PATH.in(execution)), execution),
                        deadlines.term("business", execution),
                        deadlines.term("citizen", execution, waitingSince)),
                actors.current());
    }
}
