package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * The whistle of one level.
 *
 * @param wish what the whistler asks for, and why
 * @param kind emergency, quick or tough; null until the table has decided
 * @param kindReason why the table decided otherwise than was asked; empty when it did not
 * @param siteCode confirms that somebody is on site; known there and to the whistler
 * @param misuse an emergency was called where the case has no hazard: for review
 * @param raised by the absence of somebody below, not blown by a person
 */
record Whistle(
        int level,
        Wish wish,
        @Nullable String kind,
        String kindReason,
        String siteCode,
        boolean misuse,
        boolean raised,
        Actor by,
        Instant at) {}
