package org.wufang.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        Optional<EvaluationRound> last = ratings.last(caseNumber);
        if (last.isEmpty() || last.get().isOver()) {
            int round = last.map(EvaluationRound::number).orElse(0) + 1;
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
            throw FormRejected.of("verified", "核查结论", "verifier-partial");
        }
        String verdict = verification.text(ResultEvaluation.VERIFIED.name());
        String found = verification.text(ROOT_CAUSE);
        RootCause cause = verdict.equals("no") || found.isEmpty() ? null : RootCause.of(found);
        EvaluationRound.Verification verified =
                new EvaluationRound.Verification(person, verdict, cause, verification.text("finding"));
        EvaluationRound round = current(caseNumber);
        ratings.verified(caseNumber, round.number(), verified);
        files.record(
                caseNumber,
                "evaluation.resultVerified",
                verification.actor(),
                verification.taskId(),
                Map.of(
                        "round",
                        round.number(),
                        "verified",
                        verified.isSolved(),
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
        EvaluationRound.Answer answer = reached
                ? new EvaluationRound.Answer(
                        "call",
                        call.text("solved").equals("yes"),
                        call.text("satisfied"),
                        Score.of(number(call, "resultRating"), number(call, "processRating")),
                        call.text("comment"),
                        now())
                : EvaluationRound.Answer.none(call.text("comment"), now());
        rate(String.valueOf(call.caseNumber()), answer, call.actor(), call.taskId());
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
        rate(
                caseNumber,
                new EvaluationRound.Answer("link", solved, satisfied, score, comment, now()),
                CaseFiles.REPORTER,
                null);
    }

    public static Problem ratingClosed() {
        return new Problem("rating-closed");
    }

    @Transactional(readOnly = true)
    public boolean awaitsReporter(String caseNumber) {
        return ratings.last(caseNumber).filter(EvaluationRound::awaitsReporter).isPresent();
    }

    private void rate(String caseNumber, EvaluationRound.Answer answer, Actor actor, @Nullable String taskId) {
        EvaluationRound round = current(caseNumber);
        ratings.answered(caseNumber, round.number(), answer);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("round", round.number());
        content.put("source", answer.source());
        content.put("solved", answer.solved());
        content.put("satisfied", answer.satisfied());
        putScore(content, answer.score());
        content.put("comment", answer.remark());
        content.values().removeIf(Objects::isNull);
        files.record(caseNumber, "evaluation.rated", actor, taskId, content);
    }

    private static void putScore(Map<String, Object> content, @Nullable Score score) {
        if (score != null) {
            content.put("resultRating", score.result());
            content.put("processRating", score.process());
        }
    }

    /** Adds the reporter's word to the parties' ratings. Who said nothing until now has given none. */
    public Totals assess(String caseNumber, Totals parties, Actor actor) {
        if (awaitsReporter(caseNumber)) {
            rate(caseNumber, EvaluationRound.Answer.none("", now()), actor, null);
        }
        EvaluationRound round = current(caseNumber);
        Totals totals = parties.with(
                round.isDissatisfied(),
                round.answer() == null ? null : round.answer().score());
        ratings.counted(caseNumber, round.number(), totals.ratings());
        return totals;
    }

    /** The table {@code rating-bound} has spoken: the round is closed. */
    public void decide(String caseNumber, String outcome, String rule, String reason, Actor actor) {
        EvaluationRound round = current(caseNumber);
        if (!round.isOver()) {
            ratings.decided(caseNumber, round.number(), rule, reason);
            close(caseNumber, outcome, "evaluation.assessed", Map.of("rule", rule, "reason", reason), actor);
        }
    }

    /** Closes the round: what was verified does not hold. */
    public void requestRework(String caseNumber, Actor actor) {
        close(caseNumber, REWORK, "evaluation.reworkRequested", Map.of(), actor);
    }

    private void close(String caseNumber, String outcome, String act, Map<String, Object> why, Actor actor) {
        EvaluationRound round = current(caseNumber);
        if (!round.isOver()) {
            ratings.assessed(caseNumber, round.number(), outcome);
            Map<String, Object> content = new LinkedHashMap<>(Map.of("round", round.number(), "outcome", outcome));
            content.putAll(why);
            files.record(caseNumber, act, actor, null, content);
        }
    }

    private EvaluationRound current(String caseNumber) {
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

    private Map<String, Object> describe(EvaluationRound round) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("round", round.number());
        entry.put("openedAt", round.openedAt());
        EvaluationRound.Verification verification = round.verification();
        if (verification != null) {
            RootCause cause = verification.rootCause();
            entry.put("verifiedBy", directory.personName(verification.by()));
            entry.put("verified", verification.isSolved());
            entry.put("extent", verification.verdict());
            entry.put(ROOT_CAUSE, cause == null ? null : cause.word());
            entry.put("finding", verification.finding());
        }
        EvaluationRound.Answer answer = round.answer();
        if (answer != null) {
            entry.put("source", answer.source());
            entry.put("solved", answer.solved());
            entry.put("satisfied", answer.satisfied());
            putScore(entry, answer.score());
            entry.put("comment", answer.remark());
            entry.put("ratedAt", answer.at());
        }
        EvaluationRound.Assessment assessment = round.assessment();
        entry.put("ratingsCounted", assessment.ratings());
        entry.put("outcome", assessment.outcome());
        entry.put("rule", assessment.rule());
        entry.put("reason", assessment.reason());
        entry.values().removeIf(Objects::isNull);
        return entry;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
