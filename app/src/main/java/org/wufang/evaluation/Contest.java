package org.wufang.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.casefile.CloseReason;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/**
 * A closing of the case that a concerned party does not accept.
 *
 * @param number 1, 2 … in the case
 * @param closedAt which closing
 * @param closedAs as what it had been closed
 * @param decision null while it is pending, and for the first, which reopens by right
 */
public record Contest(
        String caseNumber,
        int number,
        Instant closedAt,
        CloseReason closedAs,
        String reason,
        Actor by,
        Instant at,
        Outcome outcome,
        @Nullable Decision decision) {

    /** Who found that it holds, or not, and why. */
    public record Decision(Actor by, String reason, Instant at) {}

    /** Whether nobody has to decide it. */
    public boolean byRight() {
        return number == 1;
    }

    boolean isPending() {
        return outcome == Outcome.PENDING;
    }

    /** What became of it. */
    public enum Outcome {
        REOPENED("reopened", "已重新办理"),
        PENDING("pending", "待裁定"),
        REFUSED("refused", "已驳回");

        private final String word;
        private final String label;

        Outcome(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        static Outcome of(String word) {
            return ClosedWords.find(values(), Outcome::word, word);
        }
    }
}
