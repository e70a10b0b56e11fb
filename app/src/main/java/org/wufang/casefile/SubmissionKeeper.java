package org.wufang.casefile;

import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskSubmitted;
import org.wufang.process.FrontEndHandling;
import org.wufang.process.MeetingHandling;
import org.wufang.process.ResultEvaluation;
import org.wufang.process.WhistleHandling;

/** Keeps each accepted form in the case, before its room acts on it. */
@Component
class SubmissionKeeper {

    /** Tasks in which somebody goes to the place or speaks to those whom it concerns. */
    private static final Set<String> CONTACT = Set.of(
            FrontEndHandling.HANDLE_ON_SITE,
            MeetingHandling.CALL_MEETING,
            WhistleHandling.REPORT_IN,
            WhistleHandling.ACT,
            ResultEvaluation.VERIFY_RESULT,
            ResultEvaluation.CALL_BACK);

    private final CaseFiles files;

    SubmissionKeeper(CaseFiles files) {
        this.files = files;
    }

    @EventListener
    void on(TaskSubmitted event) {
        Submission submission = event.submission();
        if (submission.caseNumber() != null) {
            files.keep(submission.caseNumber(), event, isContact(submission));
        }
    }

    /** Who gives a dispatch back was not there. */
    private static boolean isContact(Submission submission) {
        return CONTACT.contains(submission.element())
                && !submission.text("answer").equals("notOurs");
    }
}
