package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was whistled for at one level.
 *
 * @param source street, district, dutyList, extra or ruling
 * @param answer arrived, notOurs or absent; null while awaited
 * @param ruling the ruling that settled a "not ours"; null while none
 */
record Target(
        long id,
        int level,
        String group,
        boolean lead,
        String source,
        String basis,
        Instant summonedAt,
        Instant dueAt,
        @Nullable String answer,
        boolean late,
        @Nullable String place,
        @Nullable String reason,
        @Nullable String person,
        @Nullable Instant answeredAt,
        @Nullable Long ruling) {

    static final String ARRIVED = "arrived";
    static final String NOT_OURS = "notOurs";
    static final String ABSENT = "absent";

    boolean awaited() {
        return answer == null;
    }

    boolean arrived() {
        return ARRIVED.equals(answer);
    }

    /** Says it is not theirs, and nobody has ruled yet. */
    boolean contested() {
        return NOT_OURS.equals(answer) && ruling == null;
    }
}
