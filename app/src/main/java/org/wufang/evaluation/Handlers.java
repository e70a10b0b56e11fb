package org.wufang.evaluation;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.forms.Submission;
import org.wufang.process.CaseLifecycle;
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
            WhistleHandling.ID);

    private final CaseFiles files;

    Handlers(CaseFiles files) {
        this.files = files;
    }

    /** People who handled the case. To verify a commitment is no handling: the supervisor does both. */
    Set<String> of(String caseNumber) {
        return forms(caseNumber)
                .filter(form -> HANDLING.contains(form.process()))
                .filter(form -> !form.element().equals(MeetingHandling.VERIFY_COMMITMENT))
                .map(form -> form.actor().person())
                .collect(Collectors.toSet());
    }

    /** People who closed the case by a word of their own: declined it, confirmed that, or closed it unsolved. */
    Set<String> closers(String caseNumber) {
        return forms(caseNumber)
                .filter(form -> switch (form.element()) {
                    case CaseLifecycle.REVIEW_TRIAGE -> says(form, CaseLifecycle.REVIEW_DECISION.name(), "decline");
                    case CaseLifecycle.CONFIRM_DECLINE -> says(form, CaseLifecycle.DECLINE_CONFIRMED.name(), "yes");
                    case CaseLifecycle.DECIDE_DEFERRAL -> says(form, CaseLifecycle.DEFERRAL_DECISION.name(), "close");
                    default -> false;
                })
                .map(form -> form.actor().person())
                .collect(Collectors.toSet());
    }

    private Stream<Submission> forms(String caseNumber) {
        return files.submissions(caseNumber, null).stream();
    }

    private static boolean says(Submission form, String field, String word) {
        return form.text(field).equals(word);
    }
}
