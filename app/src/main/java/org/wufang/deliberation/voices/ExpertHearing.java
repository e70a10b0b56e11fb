package org.wufang.deliberation.voices;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/**
 * A hearing (听证) or expert appraisal (论证) on the proposal of one round.
 *
 * @param sitting which deliberation of the case it belongs to, from 1
 * @param conclusion null until it is drawn
 */
public record ExpertHearing(
        long id,
        int sitting,
        int round,
        Call call,
        Actor by,
        Instant at,
        List<Testimony> testimonies,
        @Nullable String conclusion) {

    public record Call(Kind kind, String topic, Instant heldAt, String place) {}

    public enum Kind {
        HEARING("hearing", "听证"),
        APPRAISAL("appraisal", "专家论证");

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

    /** What the table {@code hearing-need} said of a proposal. */
    public record Need(int round, boolean needed, String rule, String reason) {}

    String members() {
        return testimonies.stream()
                .map(testimony -> testimony.name() + "（" + testimony.capacity() + "）")
                .collect(Collectors.joining("、"));
    }
}
