package org.wufang.casefile;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskSubmitted;

/** Keeps each accepted form in the case, before its room acts on it. */
@Component
class SubmissionKeeper {

    /** Its tasks are the desk's: reading and deciding, not yet meeting the reporter's trouble. */
    private static final String DESK = "case-lifecycle";

    private final CaseFiles files;

    SubmissionKeeper(CaseFiles files) {
        this.files = files;
    }

    @EventListener
    void on(TaskSubmitted event) {
        Submission submission = event.submission();
        if (submission.caseNumber() != null) {
            files.keep(submission.caseNumber(), event, !submission.process().equals(DESK));
        }
    }
}
