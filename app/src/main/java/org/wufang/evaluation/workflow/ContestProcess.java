package org.wufang.evaluation.workflow;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.evaluation.Contest;
import org.wufang.evaluation.Contests;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.Deadlines;
import org.wufang.platform.web.Problem;
import org.wufang.process.CaseLifecycle;

/** A contest begins a new run of {@code case-lifecycle} for the same case: the old one has ended with the closing. */
@Component
public class ContestProcess {

    private static final String WINDOW = "contestWindow";

    private final Contests contests;
    private final CaseFiles files;
    private final Deadlines deadlines;
    private final RuntimeService runtime;
    private final EngineCalls engine;

    ContestProcess(
            Contests contests, CaseFiles files, Deadlines deadlines, @Lazy RuntimeService runtime, EngineCalls engine) {
        this.contests = contests;
        this.files = files;
        this.deadlines = deadlines;
        this.runtime = runtime;
        this.engine = engine;
    }

    /** Until when the closing may be contested; empty when there is none that may be. */
    public Optional<Instant> until(CaseFile file) {
        return file.status().isEnd()
                ? Optional.of(deadlines.endOf(
                        WINDOW,
                        file.hazard(),
                        Objects.requireNonNull(file.closing().at())))
                : Optional.empty();
    }

    /** Why they cannot contest it now; empty when they can. */
    public Optional<Problem> obstacle(CaseFile file, Actor by) {
        return until(file).flatMap(until -> contests.obstacle(file, until, by));
    }

    /**
     * Keeps the contest and starts its run, in one transaction.
     *
     * @throws Problem {@code not-closed}, {@code contest-pending}, {@code contest-decided} or
     *     {@code contest-window-closed}, 409
     */
    @Transactional
    public void contest(String caseNumber, String reason, Actor by) {
        CaseFile file = files.requireContestable(caseNumber);
        Contest contest = contests.raise(file, until(file).orElseThrow(), reason, by);
        engine.asSystem(() -> runtime.createMessageCorrelation(CaseLifecycle.CLOSING_CONTESTED)
                .processInstanceBusinessKey(caseNumber)
                .setVariables(routing(file, contest))
                .correlateStartMessage());
    }

    /** What triage had found; place and matter the process reads itself. */
    private static Map<String, Object> routing(CaseFile file, Contest contest) {
        Map<String, Object> routing = new HashMap<>();
        routing.put(CaseLifecycle.CONTEST_BY_RIGHT.name(), contest.byRight());
        routing.put(CaseLifecycle.LEVEL.name(), file.triaged().level());
        routing.put(CaseLifecycle.PATH.name(), file.course().path());
        routing.put(CaseLifecycle.SURE.name(), false);
        routing.put(CaseLifecycle.TRIAGE_RULE.name(), file.triaged().rule());
        routing.put(CaseLifecycle.TRIAGE_REASON.name(), file.triaged().reason());
        return routing;
    }
}
