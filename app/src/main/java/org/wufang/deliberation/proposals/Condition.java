package org.wufang.deliberation.proposals;

import java.time.Instant;
import java.util.List;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/**
 * On what a seat would agree: the next proposal must meet it or say why not.
 *
 * @param round in whose vote it was set
 * @param seat whose it is
 * @param place its place on the voting paper, from 1
 * @param answers of the proposals put since, oldest first; empty while it waits for one
 */
public record Condition(long id, int round, String seat, int place, String words, List<Answer> answers) {

    /**
     * What a proposal says to it.
     *
     * @param round of the proposal
     */
    public record Answer(int round, Kind kind, String words, Actor by, Instant at) {}

    public enum Kind {
        MET("met", "方案已满足"),
        /** Not met, with the reason. */
        ANSWERED("answered", "未采纳");

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

        static Kind of(String word) {
            return ClosedWords.find(values(), Kind::word, word);
        }
    }
}
