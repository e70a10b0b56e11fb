package org.wufang.deliberation.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class VerifyCommitment implements TaskAct {

    private final CommitmentBook book;
    private final CommitmentEvidence evidence;

    VerifyCommitment(CommitmentBook book, CommitmentEvidence evidence) {
        this.book = book;
        this.evidence = evidence;
    }

    @Override
    public String task() {
        return "userTask_verifyCommitment";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        long commitment = Long.parseLong(form.variable("commitment"));
        Commitment.Verdict verdict = Commitment.Verdict.of(form.text("commitmentVerdict"));
        if (verdict == Commitment.Verdict.KEPT) {
            evidence.demand(form.caseNumber(), commitment);
        }
        book.verify(commitment, verdict, form.text("finding"), form.actor());
        return Map.of();
    }
}
