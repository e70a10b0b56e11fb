package org.wufang.casefile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.security.Actor;

/**
 * More time (延时), asked for and decided.
 *
 * @param tierSeq the tier in whose time it was asked for
 * @param decision null while it waits
 */
public record Extension(long id, int tierSeq, Request request, State state, @Nullable Decision decision) {

    /**
     * What was asked for.
     *
     * @param days working days
     * @param task for which it is needed
     * @param deciderGroup engine group id of the next level
     * @param exceptional whether this tier was granted one before
     */
    public record Request(
            Reach reach,
            int days,
            String reason,
            ForTask task,
            Actor by,
            Instant at,
            String deciderGroup,
            boolean exceptional) {}

    /** The task for which time is asked, by its id of the engine and its name. */
    public record ForTask(String id, String name) {}

    public record Decision(Actor by, Instant at, String reason) {}

    /** How far it reaches: whose clock moves, the task's own time in any case. */
    public enum Reach {
        TIER("tier", "本级时限", CaseClock.TIER),
        BUSINESS("business", "本级和业务时限", CaseClock.TIER, CaseClock.BUSINESS),
        CITIZEN("citizen", "本级、业务和群众时限", CaseClock.values());

        private final String word;
        private final String label;
        private final List<CaseClock> clocks;

        Reach(String word, String label, CaseClock... clocks) {
            this.word = word;
            this.label = label;
            this.clocks = List.of(clocks);
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        List<CaseClock> clocks() {
            return clocks;
        }

        public static Reach of(String word) {
            return ClosedWords.find(values(), Reach::word, word);
        }
    }

    public enum State {
        ASKED("asked", "待决定"),
        GRANTED("granted", "已批准"),
        REFUSED("refused", "未批准");

        private final String word;
        private final String label;

        State(String word, String label) {
            this.word = word;
            this.label = label;
        }

        String word() {
            return word;
        }

        String label() {
            return label;
        }

        static State of(String word) {
            return ClosedWords.find(values(), State::word, word);
        }
    }
}
