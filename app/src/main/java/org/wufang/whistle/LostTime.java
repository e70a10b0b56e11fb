package org.wufang.whistle;

import java.time.Instant;

/**
 * What a return cost, on the account of whoever was found wrong.
 *
 * @param charged group
 * @param seconds of working time, or of clock time in an emergency
 * @param counted working or clock
 * @param foundBy redispatch or ruling
 * @param replaced by a later finding; kept, no longer counted
 */
record LostTime(
        long returned,
        String caseNumber,
        String charged,
        long seconds,
        String counted,
        Instant from,
        Instant until,
        String foundBy,
        boolean replaced) {}
