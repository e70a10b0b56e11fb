package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was whistled for at one level.
 *
 * @param returnSettled how the return was settled: redispatched or ruled; null while it is open, or when there is none
 * @param redispatchedTo group that a return was redispatched to; null when it was not
 */
record Target(
        long id,
        int level,
        Summons summons,
        Sent sent,
        Answer answer,
        @Nullable String returnSettled,
        @Nullable String redispatchedTo) {

    static final String ARRIVED = "arrived";
    static final String NOT_OURS = "notOurs";
    static final String ABSENT = "absent";

    /**
     * Who sent for them and until when they answer.
     *
     * @param by group that dispatched
     * @param dueAt until when they must report in
     * @param returnDueAt until when the dispatch may be returned; null where nobody said
     */
    record Sent(String by, Instant at, Instant dueAt, @Nullable Instant returnDueAt) {}

    /**
     * What became of the summons.
     *
     * @param word arrived, notOurs or absent; null while awaited
     * @param late arrived after the time, or only after the absence was recorded
     * @param confirmedBy what confirmed the arrival: code, position or codeAndPosition; empty when nothing did
     * @param absentAt when the absence was recorded; null when it was not
     */
    record Answer(
            @Nullable String word,
            boolean late,
            @Nullable String place,
            String confirmedBy,
            @Nullable Instant absentAt,
            @Nullable String reason,
            @Nullable String person,
            @Nullable Instant at) {}

    String group() {
        return summons.group();
    }

    boolean awaited() {
        return answer.word() == null;
    }

    boolean arrived() {
        return ARRIVED.equals(answer.word());
    }

    boolean absent() {
        return ABSENT.equals(answer.word());
    }

    boolean returned() {
        return NOT_OURS.equals(answer.word());
    }

    /** Has returned the dispatch, and nobody has decided on it. */
    boolean contested() {
        return returned() && returnSettled == null;
    }

    /** The return of this one was heeded: another was dispatched, or a ruling was made. */
    boolean letGo() {
        return returned() && returnSettled != null && !group().equals(redispatchedTo);
    }
}
