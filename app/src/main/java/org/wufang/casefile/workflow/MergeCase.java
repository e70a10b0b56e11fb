package org.wufang.casefile.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.forms.Submission;
import org.wufang.process.CaseLifecycle;

/** Merged as the review says; a case that was merged from outside is so already. */
@Component
class MergeCase implements JavaDelegate {

    private final CaseFiles files;

    MergeCase(CaseFiles files) {
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        if (files.get(number).status() != CaseStatus.MERGED) {
            Submission review =
                    files.lastSubmission(number, CaseLifecycle.REVIEW_TRIAGE).orElseThrow();
            files.merge(number, review.text("duplicateOf"), review.actor(), review.text("reason"));
        }
    }
}
