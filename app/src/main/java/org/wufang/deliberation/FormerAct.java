package org.wufang.deliberation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/**
 * What was said, voted or signed and holds no longer.
 *
 * @param round 0 where it belongs to none
 * @param text what it said, in Chinese
 * @param taskId engine id of the task that brought it; null when unknown
 * @param at when it was done
 * @param reason why it holds no longer
 * @param endedBy login of who took it back or sent the step back
 */
public record FormerAct(
        Kind kind,
        int round,
        String seat,
        String text,
        @Nullable String taskId,
        Actor by,
        Instant at,
        How how,
        String reason,
        String endedBy,
        Instant endedAt) {

    public enum Kind {
        POSITION("position", "意见"),
        PROPOSAL("proposal", "方案"),
        VOTE("vote", "表决"),
        SIGNATURE("signature", "签认"),
        FULFILMENT("fulfilment", "承诺兑现"),
        ROUND("round", "本轮结果");

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

    public enum How {
        WITHDRAWN("withdrawn", "已撤回"),
        SENT_BACK("sentBack", "已退回");

        private final String word;
        private final String label;

        How(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        static How of(String word) {
            return ClosedWords.find(values(), How::word, word);
        }
    }
}
