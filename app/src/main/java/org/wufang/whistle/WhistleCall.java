package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of whistle handling for a case.
 *
 * @param level 1 community whistles the street, 2 street the departments, 3 the district
 * @param outcome solved or unsolved; null while it runs
 */
public record WhistleCall(
        long id,
        String caseNumber,
        DutyEntry duty,
        String district,
        String street,
        String community,
        String hazard,
        int level,
        Instant openedAt,
        @Nullable String outcome) {

    static final int HIGHEST_LEVEL = 3;

    public boolean hasLevelAbove() {
        return level < HIGHEST_LEVEL;
    }

    /** Whether the lists lay the matter upon the street (不得转嫁). */
    boolean mayCallTheStreet() {
        return duty.streetRefusal().isEmpty();
    }

    /** Whether the group is one of the street's units. */
    boolean isOfTheStreet(String group) {
        return !street.isEmpty() && group.startsWith(street + ".");
    }

    /** Group of a street role; the command centre where the street is unknown. */
    String streetGroup(String role) {
        return street.isEmpty() ? commandCentre() : street + "." + role;
    }

    /** The group that whistles at a level. */
    String whistler(int level) {
        return switch (level) {
            case 1 -> community + ".partyBranch";
            case 2 -> streetGroup("coordination");
            default -> commandCentre();
        };
    }

    String commandCentre() {
        return district + ".commandCentre";
    }
}
