package org.wufang.deliberation.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.Deliberations;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class VerifyCommitment implements TaskAct {

    private final Deliberations deliberations;
    private final CommitmentEvidence evidence;

    VerifyCommitment(Deliberations deliberations, CommitmentEvidence evidence) {
        this.deliberations = deliberations;
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
        deliberations.verify(commitment, verdict, form.text("finding"), form.actor());
        return Map.of();
    }
}
