package org.wufang.deliberation;

import java.time.Instant;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/** A seat under the minutes; a dissent says what it dissents from. */
public record Signature(String seat, Mark mark, String dissent, Actor by, Instant at) {

    static Signature unsigned(String seat, Instant at) {
        return new Signature(seat, Mark.UNSIGNED, "", Actor.SYSTEM, at);
    }

    /** How a seat stands to the minutes. */
    public enum Mark {
        SIGN("sign", "已签署"),
        DISSENT("dissent", "保留意见"),
        /** The time was up: recorded by the clock. */
        UNSIGNED("unsigned", "逾期未签署");

        private final String word;
        private final String label;

        Mark(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        public static Mark of(String word) {
            return ClosedWords.find(values(), Mark::word, word);
        }
    }
}
