package org.wufang.whistle;

/**
 * Why a dispatch is not theirs.
 *
 * @param ground word of a {@link ReturnGround}
 * @param dutyItem item of the duty list that is cited
 * @param suggested code of the department that should act; empty when none is named
 */
public record ReturnClaim(String ground, String dutyItem, String suggested, String reason) {}
