package org.wufang.deliberation.proposals;

import java.time.Instant;
import java.util.List;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/**
 * What a seat would rather have than the convenor's proposal.
 *
 * @param number counts the motions of the deliberation, from 1
 * @param afterRound number of the proposal that was put last before; 0 before the first
 * @param text the whole proposal as the seat would have it
 * @param changes what is different in it
 * @param answers of the proposals put since, oldest first; empty while it waits for one
 */
public record Motion(
        long id,
        int number,
        int afterRound,
        String seat,
        Kind kind,
        String text,
        String changes,
        String reason,
        List<Answer> answers,
        Actor by,
        Instant at) {

    /**
     * @param round of the proposal that adopts it or does not
     * @param words why not; may be empty for the one that is adopted
     */
    public record Answer(int round, boolean adopted, String words, Actor by, Instant at) {

        public String word() {
            return adopted ? "adopted" : "notAdopted";
        }

        public String label() {
            return adopted ? "已采纳" : "未采纳";
        }
    }

    public enum Kind {
        COUNTER("counter", "反提案"),
        AMENDMENT("amendment", "修正案");

        private final String word;
        private final String label;

        Kind(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        public static Kind of(String word) {
            return ClosedWords.find(values(), Kind::word, word);
        }
    }
}
