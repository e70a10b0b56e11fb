package org.wufang.whistle;

/**
 * What a whistler asks for.
 *
 * @param kindAsked emergency, quick or tough
 * @param ground streetCannotSolve, jointEnforcement or emergency
 * @param triedBelow what the level below has tried
 * @param evidence of it; may be empty in an emergency
 * @param extraDepartment code of a department that the whistler adds; empty when none
 * @param reason for the extra department
 */
public record Wish(
        String kindAsked, String ground, String triedBelow, String evidence, String extraDepartment, String reason) {

    static final String EMERGENCY = "emergency";

    boolean isEmergency() {
        return kindAsked.equals(EMERGENCY) || ground.equals(EMERGENCY);
    }
}
