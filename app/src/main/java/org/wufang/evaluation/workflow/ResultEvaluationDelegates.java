package org.wufang.evaluation.workflow;

import static org.wufang.process.ResultEvaluation.EVALUATION_OUTCOME;
import static org.wufang.process.ResultEvaluation.RATING_REASON;
import static org.wufang.process.ResultEvaluation.RATING_RULE;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.evaluation.Contests;
import org.wufang.evaluation.Evaluations;
import org.wufang.platform.security.Actors;

/** How a round of {@code result-evaluation} begins and ends, and how a contested closing is undone. */
@Configuration(proxyBeanMethods = false)
class ResultEvaluationDelegates {

    @Bean
    JavaDelegate openEvaluation(Evaluations evaluations, Actors actors) {
        return run -> evaluations.open(run.getProcessBusinessKey(), actors.current());
    }

    @Bean
    JavaDelegate recordEvaluation(Evaluations evaluations, Actors actors) {
        return run -> evaluations.decide(
                run.getProcessBusinessKey(),
                EVALUATION_OUTCOME.in(run),
                RATING_RULE.in(run),
                RATING_REASON.in(run),
                actors.current());
    }

    @Bean
    JavaDelegate requestRework(Evaluations evaluations, Actors actors) {
        return run -> {
            evaluations.requestRework(run.getProcessBusinessKey(), actors.current());
            EVALUATION_OUTCOME.set(run, "rework");
        };
    }

    @Bean
    JavaDelegate reopenContested(Contests contests) {
        return run -> contests.reopen(run.getProcessBusinessKey());
    }
}
