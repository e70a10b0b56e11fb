package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * The whistle of one level.
 *
 * @param ground streetCannotSolve, jointEnforcement or emergency
 * @param kind emergency, quick or tough; null until the table has decided
 * @param extraDepartment code of a department that the whistler adds; empty when none
 * @param misuse an emergency was called where the case has no hazard: for review
 * @param raised by the absence of somebody below, not blown by a person
 */
record Whistle(
        int level,
        String ground,
        @Nullable String kind,
        String triedBelow,
        String extraDepartment,
        String reason,
        boolean misuse,
        boolean raised,
        Actor by,
        Instant at) {}
