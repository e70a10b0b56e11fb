package org.wufang.deliberation.voices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/**
 * Somebody invited to a deliberation with a voice and no vote.
 *
 * @param sitting which deliberation of the case it belongs to, from 1
 * @param dueAt null until the invitation is delivered
 * @param by who answered, for a voice without a login on its behalf; null before and when nobody did
 */
public record Voice(
        long id,
        String caseNumber,
        int sitting,
        Invitation invitation,
        Actor invitedBy,
        Instant invitedAt,
        @Nullable Instant dueAt,
        State state,
        String opinion,
        String evidence,
        @Nullable Actor by,
        @Nullable Instant at) {

    /** @param group who answers in the Tasklist */
    public record Invitation(Kind kind, String name, String group, String question, Mode mode) {}

    public enum Kind {
        RESIDENT_REPRESENTATIVE("residentRepresentative", "居民代表"),
        EXPERT("expert", "专家"),
        LEGAL_ADVISER("legalAdviser", "法律顾问"),
        STREET("street", "街道"),
        DEPARTMENT("department", "部门");

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

    /** Whether draft and votes wait for it. */
    public enum Mode {
        BEFORE("before", "前加签：意见到齐之前不起草、不表决"),
        PARALLEL("parallel", "并行：不影响起草和表决");

        private final String word;
        private final String label;

        Mode(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        public static Mode of(String word) {
            return ClosedWords.find(values(), Mode::word, word);
        }
    }

    public enum State {
        ASKED("asked", "待答复"),
        HEARD("heard", "已发表意见"),
        /** The time was up: recorded by the clock. */
        NOT_HEARD("notHeard", "逾期缺席");

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
