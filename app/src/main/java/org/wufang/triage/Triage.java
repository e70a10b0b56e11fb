package org.wufang.triage;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.directory.Directory;
import org.wufang.directory.DutyLists;
import org.wufang.platform.engine.TaskModels;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.Term;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;
import org.wufang.process.CaseLifecycle;

/** The rules of triage that no circular changes: who may override it, and what a review owes. */
@Service
@Transactional
public class Triage {

    private final CaseFiles files;
    private final Directory directory;
    private final DutyLists lists;
    private final TaskModels models;

    Triage(CaseFiles files, Directory directory, DutyLists lists, TaskModels models) {
        this.files = files;
        this.directory = directory;
        this.lists = lists;
        this.models = models;
    }

    /** What the table found, and by which rule. */
    public void record(String number, String level, String rule, String reason, Actor actor) {
        files.triaged(number, null, null, level, rule, reason, actor);
    }

    /**
     * A person accepts, declines or merges the case.
     *
     * @throws FormRejected when an override or an end is without a reason, an accepted case without a place, one that no list
     *     lays upon the community is sent there, or the case cannot be merged into the one named
     */
    public void review(Submission review) {
        String decision = review.text(CaseLifecycle.REVIEW_DECISION.name());
        switch (decision) {
            case "accept" -> accept(review);
            case "decline" ->
                FormRejected.unless(!review.text("reason").isBlank(), "reason", "理由", "reason-to-decline");
            case "merge" -> requireMergeTarget(review);
            default -> throw new IllegalArgumentException("no decision of a review: " + decision);
        }
    }

    private void accept(Submission review) {
        String number = String.valueOf(review.caseNumber());
        String found = review.variable(CaseLifecycle.PATH.name());
        String chosen = review.text(CaseLifecycle.PATH.name());
        String unit = review.text("unit");
        if (!chosen.equals(found)) {
            FormRejected.unless(!review.text("reason").isBlank(), "reason", "理由", "reason-of-another-path");
        }
        if (!unit.isEmpty() && directory.place(unit).isEmpty()) {
            throw FormRejected.of("unit", "社区或区块代码", "no-such-place", unit);
        }
        if (unit.isEmpty() && files.get(number).place().unit().isEmpty()) {
            throw FormRejected.of("unit", "社区或区块代码", "place-first");
        }
        if (!chosen.equals("whistle")) {
            requireCommunity(number, review);
        }
        files.triaged(number, given(review.text("matter")), given(unit), null, null, null, review.actor());
        if (!chosen.equals(found)) {
            files.record(
                    number,
                    "triage.overridden",
                    review.actor(),
                    review.taskId(),
                    Map.of("from", found, "to", chosen, "reason", review.text("reason")));
        }
    }

    /** No duty is laid upon a block or community that no list lays there (不得转嫁). */
    private void requireCommunity(String number, Submission review) {
        String matter = review.text("matter").isEmpty() ? files.get(number).matter() : review.text("matter");
        lists.of(matter, models.of(Objects.requireNonNull(review.taskId())))
                .communityRefusal()
                .ifPresent(reason -> {
                    throw FormRejected.of(CaseLifecycle.PATH.name(), "处置路径", "whistle-instead", reason);
                });
    }

    private void requireMergeTarget(Submission review) {
        FormRejected.unless(!review.text("reason").isBlank(), "reason", "理由", "reason-to-merge");
        String into = review.text("duplicateOf");
        if (!files.mayRead(into, review.actor().person())) {
            throw FormRejected.of("duplicateOf", "合并到的案件编号", "no-merge-target", into);
        }
        try {
            files.requireMergeTarget(String.valueOf(review.caseNumber()), into);
        } catch (Problem refusal) {
            throw new FormRejected(
                    List.of(new FieldProblem("duplicateOf", "合并到的案件编号", String.valueOf(refusal.getMessage()))));
        }
    }

    /**
     * A second person looks at a decline.
     *
     * @throws FormRejected when it is the one who declined
     */
    public void confirmDecline(Submission confirmation) {
        String decliner =
                review(String.valueOf(confirmation.caseNumber())).actor().person();
        if (confirmation.text(CaseLifecycle.DECLINE_CONFIRMED.name()).equals("yes")
                && decliner.equals(confirmation.actor().person())) {
            throw FormRejected.of(CaseLifecycle.DECLINE_CONFIRMED.name(), "是否同意不予受理", "decliner-confirms");
        }
    }

    /** Ended as declined, with the reviewer's reason, by who confirmed it. */
    public void decline(String number, Actor actor) {
        files.enter(number, CaseStatus.DECLINED, actor, review(number).text("reason"));
    }

    /** On its path. The clocks of business and citizen run on when the case is tried again. */
    public void accept(String number, Clocks clocks, Actor actor) {
        CaseFile file = files.get(number);
        boolean begins = file.status() == CaseStatus.RECEIVED;
        files.enter(number, CaseStatus.TRIAGED, actor, null);
        files.clocks(number, clocks.tier(), begins ? clocks.business() : null, begins ? clocks.citizen() : null);
    }

    private Submission review(String number) {
        return files.lastSubmission(number, CaseLifecycle.REVIEW_TRIAGE)
                .orElseThrow(() -> new Problem("not-reviewed", number));
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The time of this tier, of the business, and what the citizen was promised. */
    public record Clocks(Term tier, Term business, Term citizen) {}
}
