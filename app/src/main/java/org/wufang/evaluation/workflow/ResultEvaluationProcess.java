package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.evaluation.Evaluations;
import org.wufang.evaluation.Score;
import org.wufang.platform.engine.CaseMessages;
import org.wufang.process.ResultEvaluation;

/** The reporter's word ends the call-back that waits for it, in one transaction. */
@Component
public class ResultEvaluationProcess {

    private final Evaluations evaluations;
    private final CaseMessages messages;

    ResultEvaluationProcess(Evaluations evaluations, CaseMessages messages) {
        this.evaluations = evaluations;
        this.messages = messages;
    }

    /** @throws org.wufang.platform.web.Problem {@code rating-closed}, 409, when no rating is awaited */
    @Transactional
    public void rate(String caseNumber, boolean solved, String satisfied, @Nullable Score score, String comment) {
        evaluations.rateByLink(caseNumber, solved, satisfied, score, comment);
        try {
            messages.toCase(ResultEvaluation.RATED, caseNumber);
        } catch (MismatchingMessageCorrelationException windowClosed) {
            throw Evaluations.ratingClosed();
        }
    }
}
