package org.wufang.deliberation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.ClosedWords;

/**
 * What a party has bound itself to do.
 *
 * @param community where its owner is found
 * @param actedBy role that acts for the owner's seat
 * @param attempts oldest first
 * @param revises the commitment in whose place it was agreed on; null when it comes from the resolution itself
 */
public record Commitment(
        long id,
        String community,
        Promise promise,
        String actedBy,
        State state,
        List<Fulfilment> attempts,
        @Nullable Long revises) {

    public Optional<Fulfilment> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** What a supervisor finds. */
    public enum Verdict {
        KEPT("kept", "已兑现", State.KEPT),
        PARTLY("partly", "部分兑现，只就本项重议", State.RENEGOTIATING),
        REDO("redo", "未达标，限期重做", State.OPEN),
        BROKEN("broken", "未兑现", State.BROKEN);

        private final String word;
        private final String label;
        private final State leadsTo;

        Verdict(String word, String label, State leadsTo) {
            this.word = word;
            this.label = label;
            this.leadsTo = leadsTo;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        State leadsTo() {
            return leadsTo;
        }

        public static Verdict of(String word) {
            return ClosedWords.find(values(), Verdict::word, word);
        }
    }

    /** How a commitment stands. */
    public enum State {
        PROPOSED("proposed", "拟承诺"),
        OPEN("open", "履行中"),
        RENEGOTIATING("renegotiating", "重议中"),
        /** The parties agreed on another one in its place. */
        REVISED("revised", "已改议"),
        KEPT("kept", "已兑现"),
        BROKEN("broken", "未兑现"),
        /** A later deliberation took the place of the one that it came from. */
        SUPERSEDED("superseded", "已被后次协商取代");

        private final String word;
        private final String label;

        State(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        static State of(String word) {
            return ClosedWords.find(values(), State::word, word);
        }
    }
}
