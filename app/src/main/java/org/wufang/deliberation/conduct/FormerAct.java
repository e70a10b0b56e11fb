package org.wufang.deliberation.conduct;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.deliberation.Fulfilment;
import org.wufang.deliberation.Position;
import org.wufang.deliberation.Promise;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.Signature;
import org.wufang.deliberation.TableTexts;
import org.wufang.deliberation.Vote;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/**
 * What was said, voted or signed and holds no longer.
 *
 * @param round 0 where it belongs to none
 * @param seat empty where all took part
 * @param text what it said, in Chinese
 * @param taskId engine id of the task that brought it; null when unknown
 * @param at when it was done
 */
public record FormerAct(
        Kind kind, int round, String seat, String text, @Nullable String taskId, Actor by, Instant at, End end) {

    /**
     * @param reason why it holds no longer
     * @param by login of who took it back or sent the step back
     */
    public record End(How how, String reason, String by, Instant at) {}

    static FormerAct of(Position position, End end) {
        String text = position.silent()
                ? "逾期未表态"
                : position.position()
                        + TableTexts.part("关切", position.interest())
                        + TableTexts.part("底线", position.limits())
                        + TableTexts.part("依据", position.evidence());
        return new FormerAct(Kind.POSITION, 0, position.seat(), text, null, position.by(), position.at(), end);
    }

    static FormerAct of(Vote vote, End end) {
        String text = vote.ballot().choice().label()
                + TableTexts.part("条件", vote.ballot().conditionsText())
                + TableTexts.part("理由", vote.ballot().reason())
                + TableTexts.part("法律依据", vote.ballot().legalBasis());
        return new FormerAct(Kind.VOTE, vote.round(), vote.seat(), text, vote.taskId(), vote.by(), vote.at(), end);
    }

    static FormerAct of(Signature signature, End end) {
        String text = signature.mark().label() + TableTexts.part("意见", signature.dissent());
        return new FormerAct(Kind.SIGNATURE, 0, signature.seat(), text, null, signature.by(), signature.at(), end);
    }

    static FormerAct of(Promise promise, Fulfilment done, End end) {
        String text = promise.measure() + "；完成情况：" + done.done() + TableTexts.part("佐证", done.evidence());
        return new FormerAct(Kind.FULFILMENT, 0, promise.owner(), text, null, done.by(), done.at(), end);
    }

    /** A round that was agreed on, and sent back when its minutes were to be signed. */
    static FormerAct of(Round agreed, End end) {
        return new FormerAct(Kind.ROUND, agreed.number(), "", "已达成一致的方案在签认时退回", null, agreed.by(), agreed.at(), end);
    }

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
