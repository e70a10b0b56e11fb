package org.wufang.deliberation.voices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/**
 * A member of a hearing, and what the member said there.
 *
 * @param group who speaks in the Tasklist for the member
 * @param stance null until the member has spoken
 */
public record Testimony(
        long id,
        String name,
        String capacity,
        String group,
        @Nullable Stance stance,
        String opinion,
        String evidence,
        @Nullable Actor by,
        @Nullable Instant at) {

    /** As the convenor names a member. */
    public record Member(String name, String capacity, String group) {}

    public enum Stance {
        FOR("for", "赞成"),
        CONDITIONAL("conditional", "附条件赞成"),
        AGAINST("against", "反对"),
        /** The time was up: recorded by the clock. */
        NOT_HEARD("notHeard", "逾期缺席");

        private final String word;
        private final String label;

        Stance(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        public static Stance of(String word) {
            return ClosedWords.find(values(), Stance::word, word);
        }
    }
}
