package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.evaluation.Evaluations;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.process.ResultEvaluation;

/** The reporter's word ends the call-back that waits for it, in one transaction. */
@Component
public class ResultEvaluationProcess {

    private final Evaluations evaluations;
    private final RuntimeService runtime;
    private final EngineCalls engine;

    ResultEvaluationProcess(Evaluations evaluations, RuntimeService runtime, EngineCalls engine) {
        this.evaluations = evaluations;
        this.runtime = runtime;
        this.engine = engine;
    }

    /** @throws org.wufang.platform.web.Problem {@code rating-closed}, 409, when no rating is awaited */
    @Transactional
    public void rate(String caseNumber, boolean solved, String satisfied, String comment) {
        evaluations.rateByLink(caseNumber, solved, satisfied, comment);
        engine.asSystem(() -> runtime.createMessageCorrelation(ResultEvaluation.RATED)
                .processInstanceBusinessKey(caseNumber)
                .correlate());
    }
}
