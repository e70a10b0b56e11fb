package org.wufang.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFileSection;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.directory.Directory;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;
import org.wufang.process.ResultEvaluation;

/** Verification by somebody who did not handle the case, then the word of who reported it. */
@Service
@Transactional
public class Evaluations implements CaseFileSection {

    private static final String REWORK = "rework";
    private static final String ROOT_CAUSE = "rootCause";

    private final RatingRepository ratings;
    private final Handlers handlers;
    private final CaseFiles files;
    private final Directory directory;
    private final Clock clock;

    Evaluations(RatingRepository ratings, Handlers handlers, CaseFiles files, Directory directory, Clock clock) {
        this.ratings = ratings;
        this.handlers = handlers;
        this.files = files;
        this.directory = directory;
        this.clock = clock;
    }

    /** A new round; the one that is open already, if there is one. */
    public void open(String caseNumber, Actor actor) {
        files.enter(caseNumber, CaseStatus.EVALUATION, actor, null);
        Optional<Rating> last = ratings.last(caseNumber);
        if (last.isEmpty() || last.get().outcome() != null) {
            int round = last.map(Rating::round).orElse(0) + 1;
            ratings.open(caseNumber, round, now());
            files.record(caseNumber, "evaluation.opened", actor, null, Map.of("round", round));
        }
    }

    /**
     * How far it is solved, and the root cause where something is.
     *
     * @throws FormRejected when the verifier handled the case
     */
    public void verify(Submission verification) {
        String caseNumber = String.valueOf(verification.caseNumber());
        String person = verification.actor().person();
        if (handlers.of(caseNumber).contains(person)) {
            throw new FormRejected("verified", "核查结论", "您参与过本件的办理，须由未参与办理的人核查");
        }
        String verdict = verification.text(ResultEvaluation.VERIFIED.name());
        boolean verified = !verdict.equals("no");
        String found = verification.text(ROOT_CAUSE);
        RootCause cause = verified && !found.isEmpty() ? RootCause.of(found) : null;
        Rating round = current(caseNumber);
        ratings.verified(caseNumber, round.round(), person, verdict, cause, verification.text("finding"));
        files.record(
                caseNumber,
                "evaluation.resultVerified",
                verification.actor(),
                verification.taskId(),
                Map.of(
                        "round",
                        round.round(),
                        "verified",
                        verified,
                        "verdict",
                        verdict,
                        "finding",
                        verification.text("finding")));
        if (cause != null) {
            rootCauseFound(caseNumber, cause, verification.actor(), verification.taskId());
        }
    }

    /** By who verified the result, or who closed the case unsolved: the like case next door has the cause too. */
    public void rootCauseFound(String caseNumber, RootCause cause, Actor by, @Nullable String taskId) {
        files.record(caseNumber, "evaluation.rootCauseFound", by, taskId, Map.of(ROOT_CAUSE, cause.word()));
    }

    /** What staff heard on the phone; who was not reached has said nothing. */
    public void callBack(Submission call) {
        boolean reached = call.text("reached").equals("yes");
        rate(
                String.valueOf(call.caseNumber()),
                reached ? "call" : "none",
                reached ? call.text("solved").equals("yes") : null,
                reached ? call.text("satisfied") : null,
                reached ? Score.of(number(call, "resultRating"), number(call, "processRating")) : null,
                call.text("comment"),
                call.actor(),
                call.taskId());
    }

    private static @Nullable Integer number(Submission form, String key) {
        return form.text(key).isEmpty() ? null : Integer.valueOf(form.text(key));
    }

    /** @throws org.wufang.platform.web.Problem {@code rating-closed}, 409, when no rating is awaited */
    public void rateByLink(String caseNumber, boolean solved, String satisfied, @Nullable Score score, String comment) {
        files.requireOpen(caseNumber);
        if (!awaitsReporter(caseNumber)) {
            throw ratingClosed();
        }
        rate(caseNumber, "link", solved, satisfied, score, comment, CaseFiles.REPORTER, null);
    }

    public static Problem ratingClosed() {
        return new Problem("rating-closed", HttpStatus.CONFLICT, "现在不能评价：尚未办结，或评价已经收到");
    }

    @Transactional(readOnly = true)
    public boolean awaitsReporter(String caseNumber) {
        return ratings.last(caseNumber).filter(Rating::awaitsReporter).isPresent();
    }

    private void rate(
            String caseNumber,
            String source,
            @Nullable Boolean solved,
            @Nullable String satisfied,
            @Nullable Score score,
            String comment,
            Actor actor,
            @Nullable String taskId) {
        Rating round = current(caseNumber);
        ratings.rated(caseNumber, round.round(), source, solved, satisfied, score, comment, now());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("round", round.round());
        content.put("source", source);
        if (solved != null) {
            content.put("solved", solved);
        }
        if (satisfied != null) {
            content.put("satisfied", satisfied);
        }
        if (score != null) {
            content.put("resultRating", score.result());
            content.put("processRating", score.process());
        }
        content.put("comment", comment);
        files.record(caseNumber, "evaluation.rated", actor, taskId, content);
    }

    /** Adds the reporter's word to the parties' ratings. Who said nothing until now has given none. */
    public Totals assess(String caseNumber, Totals parties, Actor actor) {
        if (awaitsReporter(caseNumber)) {
            rate(caseNumber, "none", null, null, null, "", actor, null);
        }
        Rating round = current(caseNumber);
        Totals totals = parties.with(round.isDissatisfied(), Score.of(round.resultRating(), round.processRating()));
        ratings.counted(caseNumber, round.round(), totals.ratings());
        return totals;
    }

    /** The table {@code rating-bound} has spoken: the round is closed. */
    public void decide(String caseNumber, String outcome, String rule, String reason, Actor actor) {
        Rating round = current(caseNumber);
        if (round.outcome() == null) {
            ratings.decided(caseNumber, round.round(), rule, reason);
            close(caseNumber, outcome, "evaluation.assessed", Map.of("rule", rule, "reason", reason), actor);
        }
    }

    /** Closes the round: what was verified does not hold. */
    public void requestRework(String caseNumber, Actor actor) {
        close(caseNumber, REWORK, "evaluation.reworkRequested", Map.of(), actor);
    }

    private void close(String caseNumber, String outcome, String act, Map<String, Object> why, Actor actor) {
        Rating round = current(caseNumber);
        if (round.outcome() == null) {
            ratings.assessed(caseNumber, round.round(), outcome);
            Map<String, Object> content = new LinkedHashMap<>(Map.of("round", round.round(), "outcome", outcome));
            content.putAll(why);
            files.record(caseNumber, act, actor, null, content);
        }
    }

    private Rating current(String caseNumber) {
        return ratings.last(caseNumber)
                .orElseThrow(() -> new IllegalStateException("no evaluation was opened for " + caseNumber));
    }

    @Override
    public String name() {
        return "ratings";
    }

    @Override
    @Transactional(readOnly = true)
    public List<Map<String, Object>> read(String caseNumber) {
        return ratings.of(caseNumber).stream().map(this::describe).toList();
    }

    private Map<String, Object> describe(Rating rating) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("round", rating.round());
        entry.put("openedAt", rating.openedAt());
        entry.put("verifiedBy", rating.verifiedBy() == null ? null : directory.personName(rating.verifiedBy()));
        entry.put("verified", rating.verified());
        entry.put("extent", rating.verdict());
        entry.put(
                ROOT_CAUSE,
                rating.rootCause() == null ? null : rating.rootCause().word());
        entry.put("finding", rating.finding());
        entry.put("source", rating.source());
        entry.put("solved", rating.solved());
        entry.put("satisfied", rating.satisfied());
        entry.put("resultRating", rating.resultRating());
        entry.put("processRating", rating.processRating());
        entry.put("comment", rating.remark());
        entry.put("ratedAt", rating.ratedAt());
        entry.put("ratingsCounted", rating.ratings());
        entry.put("outcome", rating.outcome());
        entry.put("rule", rating.rule());
        entry.put("reason", rating.reason());
        entry.values().removeIf(value -> value == null);
        return entry;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
