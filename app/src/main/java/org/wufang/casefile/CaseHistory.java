package org.wufang.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.platform.security.Actor;

/** The timeline of a case, in the words that people read. */
@Component
public class CaseHistory {

    private static final String FORM = "form.";

    private final Timeline timeline;
    private final SubmissionRepository submissions;
    private final CaseNames names;

    CaseHistory(Timeline timeline, SubmissionRepository submissions, CaseNames names) {
        this.timeline = timeline;
        this.submissions = submissions;
        this.names = names;
    }

    /** Oldest first. */
    public List<Step> of(String caseNumber) {
        Map<String, String> formTitles = submissions.of(caseNumber, null).stream()
                .collect(Collectors.toMap(
                        kept -> String.valueOf(kept.submission().taskId()),
                        KeptSubmission::title,
                        (first, second) -> first));
        return timeline.of(caseNumber).stream()
                .map(event -> new Step(
                        event.at(),
                        event.act(),
                        title(event, formTitles),
                        event.actor(),
                        names.office(event.actor()),
                        event.taskId()))
                .toList();
    }

    private String title(CaseEvent event, Map<String, String> formTitles) {
        if (event.act().startsWith(FORM)) {
            return formTitles.getOrDefault(String.valueOf(event.taskId()), event.act());
        }
        if (event.isMove() && event.content().get("to") instanceof String status) {
            return "转入“" + CaseStatus.of(status).label() + "”" + as(event);
        }
        String name = names.act(event.act());
        return event.content().get("particulars") instanceof String particulars ? name + "（" + particulars + "）" : name;
    }

    /** What the status itself does not say: 已归档 as partly solved, refused or without power. */
    private static String as(CaseEvent event) {
        return event.isMoveTo(CaseStatus.ARCHIVED)
                        && event.content().get("closeCode") instanceof String code
                        && !code.equals(CloseReason.SOLVED.word())
                ? "（" + CloseReason.of(code).label() + "）"
                : "";
    }

    /**
     * @param title what was done, in Chinese
     * @param office who did it, by office
     */
    public record Step(Instant at, String act, String title, Actor actor, String office, @Nullable String taskId) {

        /** A turn of the case, as opposed to the work between two of them. */
        public boolean isMilestone() {
            return act.equals("casefile.reported") || act.equals(CaseEvent.STATUS_CHANGED);
        }

        /** A room's own record of a form, and the setting of clocks, say nothing new to who reads along. */
        public boolean forReaders() {
            return (taskId == null || act.startsWith(FORM)) && !act.equals("casefile.clocksSet");
        }
    }
}
