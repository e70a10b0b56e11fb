package org.wufang.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.Timeline;
import org.wufang.platform.forms.Submission;
import org.wufang.process.CaseLifecycle;
import org.wufang.process.CommitmentRenegotiation;
import org.wufang.process.ExpertHearing;
import org.wufang.process.FivePartyDeliberation;
import org.wufang.process.FrontEndHandling;
import org.wufang.process.FundDeliberation;
import org.wufang.process.JointMeeting;
import org.wufang.process.MeetingHandling;
import org.wufang.process.SmallConsultation;
import org.wufang.process.WhistleHandling;

/** Who has a stake in a result because it is theirs: they neither verify it nor decide who contests it. */
@Component
class Handlers {

    private static final Set<String> HANDLING = Set.of(
            FrontEndHandling.ID,
            MeetingHandling.ID,
            FivePartyDeliberation.ID,
            FundDeliberation.ID,
            JointMeeting.ID,
            SmallConsultation.ID,
            ExpertHearing.ID,
            CommitmentRenegotiation.ID,
            WhistleHandling.ID);

    private static final String DELEGATED = "act.delegate";

    private final CaseFiles files;
    private final Timeline timeline;

    Handlers(CaseFiles files, Timeline timeline) {
        this.files = files;
        this.timeline = timeline;
    }

    /**
     * People who handled the case, those who prepared a task that was delegated to them among them. To verify a
     * commitment is no handling: the supervisor does both.
     */
    Set<String> of(String caseNumber) {
        List<Submission> handling = forms(caseNumber)
                .filter(form -> HANDLING.contains(form.process()))
                .filter(form -> !form.element().equals(MeetingHandling.VERIFY_COMMITMENT))
                .toList();
        Set<String> tasks =
                handling.stream().map(form -> String.valueOf(form.taskId())).collect(Collectors.toSet());
        return Stream.concat(
                        handling.stream().map(form -> form.actor().person()),
                        timeline.of(caseNumber).stream()
                                .filter(event -> event.act().equals(DELEGATED))
                                .filter(event -> tasks.contains(said(event, "task")))
                                .map(event -> said(event, "person")))
                .collect(Collectors.toSet());
    }

    /**
     * People who closed the case by a word of their own: declined it, confirmed that, closed it unsolved, withdrew or
     * merged it.
     */
    Set<String> closers(String caseNumber) {
        return Stream.concat(decliners(caseNumber), enders(caseNumber)).collect(Collectors.toSet());
    }

    private Stream<String> enders(String caseNumber) {
        return timeline.of(caseNumber).stream()
                .filter(event -> event.isMoveTo(CaseStatus.WITHDRAWN) || event.isMoveTo(CaseStatus.MERGED))
                .map(event -> event.actor().person());
    }

    private Stream<String> decliners(String caseNumber) {
        return forms(caseNumber)
                .filter(form -> switch (form.element()) {
                    case CaseLifecycle.REVIEW_TRIAGE -> says(form, CaseLifecycle.REVIEW_DECISION.name(), "decline");
                    case CaseLifecycle.CONFIRM_DECLINE -> says(form, CaseLifecycle.DECLINE_CONFIRMED.name(), "yes");
                    case CaseLifecycle.DECIDE_DEFERRAL -> says(form, CaseLifecycle.DEFERRAL_DECISION.name(), "close");
                    default -> false;
                })
                .map(form -> form.actor().person());
    }

    private static String said(CaseEvent event, String key) {
        return String.valueOf(event.content().get(key));
    }

    private Stream<Submission> forms(String caseNumber) {
        return files.submissions(caseNumber, null).stream();
    }

    private static boolean says(Submission form, String field, String word) {
        return form.text(field).equals(word);
    }
}
