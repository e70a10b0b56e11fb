package org.wufang.deliberation.notice.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Proposal;
import org.wufang.deliberation.TableTexts;
import org.wufang.deliberation.notice.NoticeText;
import org.wufang.deliberation.notice.Notices;
import org.wufang.platform.forms.TaskFacts;
import org.wufang.process.FivePartyDeliberation;
import org.wufang.process.MeetingHandling;

/** The objections: to who answers them, and to the parties whom they brought back to the table. */
@Component
class NoticeFacts implements TaskFacts {

    private final Notices notices;
    private final NoticeText text;
    private final Deliberations deliberations;
    private final TableTexts words;

    NoticeFacts(Notices notices, NoticeText text, Deliberations deliberations, TableTexts words) {
        this.notices = notices;
        this.text = text;
        this.deliberations = deliberations;
        this.words = words;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        return switch (task.task()) {
            case FivePartyDeliberation.STATE_POSITION,
                    FivePartyDeliberation.DRAFT_PROPOSAL,
                    FivePartyDeliberation.CAST_VOTE ->
                Map.of("objectionsText", text.text(text.agenda(notices.agenda(task.caseNumber()))));
            case MeetingHandling.ANSWER_OBJECTION -> objection(task.caseNumber());
            default -> Map.of();
        };
    }

    private Map<String, Object> objection(String caseNumber) {
        Proposal resolution = deliberations.proposal(caseNumber);
        return Map.of(
                "objectionText", text.text(text.lines(notices.waiting(caseNumber))),
                "resolutionText", words.proposalText(resolution) + "\n" + words.commitmentsText(resolution),
                "noticeText", text.text(text.clock(notices.last(caseNumber).orElseThrow())));
    }
}
