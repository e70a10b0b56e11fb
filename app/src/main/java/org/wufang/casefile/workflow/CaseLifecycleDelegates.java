package org.wufang.casefile.workflow;

import static org.wufang.process.CaseLifecycle.DECIDE_DEFERRAL;
import static org.wufang.process.CaseLifecycle.PATH;
import static org.wufang.process.CaseLifecycle.RECHECK_AT;
import static org.wufang.process.CaseLifecycle.REVIEW_TRIAGE;
import static org.wufang.process.CaseLifecycle.REWORKS;

import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.security.Actors;
import org.wufang.platform.time.WorkingCalendar;

/** What {@code case-lifecycle} does to the case itself. */
@Configuration(proxyBeanMethods = false)
class CaseLifecycleDelegates {

    /** Back to the path last walked, counted. */
    @Bean
    JavaDelegate recordRework(CaseFiles files, Actors actors) {
        return run -> {
            String number = run.getProcessBusinessKey();
            REWORKS.set(run, files.rework(number, actors.current()));
            PATH.set(run, files.get(number).course().path());
        };
    }

    /** Deferred until work begins on the day of the re-check, or on the first working day after it. */
    @Bean
    JavaDelegate deferCase(CaseFiles files, WorkingCalendar calendar) {
        return run -> {
            String number = run.getProcessBusinessKey();
            Submission decision = files.lastSubmission(number, DECIDE_DEFERRAL).orElseThrow();
            Instant recheckAt = calendar.startOfWork(LocalDate.parse(decision.text(DecideDeferral.RECHECK_ON)));
            files.defer(number, recheckAt, decision.text("reason"), decision.actor());
            RECHECK_AT.set(run, recheckAt.toString());
        };
    }

    /** The re-check is due: somebody looks at the case again. */
    @Bean
    JavaDelegate reopenCase(CaseFiles files, Actors actors) {
        return run -> files.enter(run.getProcessBusinessKey(), CaseStatus.RECEIVED, actors.current(), null);
    }

    /** Merged as the review says; a case that was merged from outside is so already. */
    @Bean
    JavaDelegate mergeCase(CaseFiles files) {
        return run -> {
            String number = run.getProcessBusinessKey();
            if (files.get(number).status() != CaseStatus.MERGED) {
                Submission review = files.lastSubmission(number, REVIEW_TRIAGE).orElseThrow();
                files.merge(number, review.text("duplicateOf"), review.actor(), review.text("reason"));
            }
        };
    }

    /** The token follows; {@link CaseLifecycleProcess#withdraw} has ended the case with its reason. */
    @Bean
    JavaDelegate withdrawCase(CaseFiles files, Actors actors) {
        return run -> files.enter(run.getProcessBusinessKey(), CaseStatus.WITHDRAWN, actors.current(), null);
    }
}
