package org.wufang.deliberation.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/**
 * Raised while the result was on public notice.
 *
 * @param answer the convenor's words: the answer, or why the parties meet again; null while it is open
 */
public record Objection(
        long id,
        String reason,
        Actor by,
        Instant at,
        Outcome outcome,
        @Nullable String answer,
        @Nullable Actor answeredBy,
        @Nullable Instant answeredAt) {

    public boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    /** What became of it. */
    public enum Outcome {
        OPEN("open", "待答复"),
        ANSWERED("answered", "已答复"),
        /** An item on the agenda of the next deliberation. */
        REOPENED("reopened", "重新协商");

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
