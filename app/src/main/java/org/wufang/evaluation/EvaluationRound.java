package org.wufang.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One round of evaluation: verified by staff, answered by the reporter, assessed by the table.
 *
 * @param verification null until somebody was there
 * @param answer null until the reporter spoke or was given up
 */
record EvaluationRound(
        int number,
        Instant openedAt,
        @Nullable Verification verification,
        @Nullable Answer answer,
        Assessment assessment) {

    /** Only a word of the reporter can say so: silence is neither satisfied nor dissatisfied. */
    boolean isDissatisfied() {
        return answer != null && (Boolean.FALSE.equals(answer.solved()) || "dissatisfied".equals(answer.satisfied()));
    }

    /** Whether the round still waits for a word of the reporter. */
    boolean awaitsReporter() {
        return verification != null && verification.isSolved() && answer == null && !isOver();
    }

    boolean isOver() {
        return assessment.outcome() != null;
    }

    /**
     * What who verified the result found.
     *
     * @param by login id
     * @param verdict yes, partly or no
     * @param rootCause null when nothing is solved, and in rounds from before it was asked for
     */
    record Verification(String by, String verdict, @Nullable RootCause rootCause, @Nullable String finding) {

        /** Whether something is. */
        boolean isSolved() {
            return !verdict.equals("no");
        }
    }

    /**
     * What the reporter said, or that they said nothing.
     *
     * @param source link, call or none
     * @param satisfied satisfied, basically or dissatisfied; null when nobody answered
     * @param score null when the reporter gave none
     */
    record Answer(
            String source,
            @Nullable Boolean solved,
            @Nullable String satisfied,
            @Nullable Score score,
            @Nullable String remark,
            Instant at) {

        static Answer none(String remark, Instant at) {
            return new Answer("none", null, null, null, remark, at);
        }
    }

    /**
     * What the table made of it.
     *
     * @param ratings how many the table counted, the parties' among them; null until assessed
     * @param outcome accepted or rework; null until assessed
     * @param rule word of the rule that decided; null until assessed, or when the result was not verified
     * @param reason why, in Chinese
     */
    record Assessment(
            @Nullable Integer ratings, @Nullable String outcome, @Nullable String rule, @Nullable String reason) {}
}
