package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was whistled for at one level.
 *
 * @param source street, district, dutyList, extra, redispatch or ruling
 * @param dispatchedBy group that dispatched
 * @param returnDueAt until when it may be returned; null where nobody said
 * @param answer arrived, notOurs or absent; null while awaited
 * @param late arrived after the time, or only after the absence was recorded
 * @param confirmedBy what confirmed the arrival: code, position or codeAndPosition; empty when nothing did
 * @param absentAt when the absence was recorded; null when it was not
 * @param returnSettled how the return was settled: redispatched or ruled; null while it is open, or when there is none
 * @param redispatchedTo group that a return was redispatched to; null when it was not
 */
record Target(
        long id,
        int level,
        String group,
        boolean lead,
        String source,
        String basis,
        String dispatchedBy,
        Instant summonedAt,
        Instant dueAt,
        @Nullable Instant returnDueAt,
        @Nullable String answer,
        boolean late,
        @Nullable String place,
        String confirmedBy,
        @Nullable Instant absentAt,
        @Nullable String reason,
        @Nullable String person,
        @Nullable Instant answeredAt,
        @Nullable String returnSettled,
        @Nullable String redispatchedTo) {

    static final String ARRIVED = "arrived";
    static final String NOT_OURS = "notOurs";
    static final String ABSENT = "absent";

    boolean awaited() {
        return answer == null;
    }

    boolean arrived() {
        return ARRIVED.equals(answer);
    }

    boolean absent() {
        return ABSENT.equals(answer);
    }

    boolean returned() {
        return NOT_OURS.equals(answer);
    }

    /** Has returned the dispatch, and nobody has decided on it. */
    boolean contested() {
        return returned() && returnSettled == null;
    }

    /** Its return was heeded: another was dispatched, or a ruling was made. */
    boolean letGo() {
        return returned() && returnSettled != null && !group.equals(redispatchedTo);
    }
}
