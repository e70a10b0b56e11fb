package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * Whose duty a matter is. Once binding it binds its own case, and is the precedent for the same matter in the same
 * district.
 *
 * @param department code of a department, or {@link #STREET}
 * @param year with {@code number}: gapless within the year; null until recorded
 * @param standing made, open, appealed, binding or superseded
 * @param answer of whom it names; null while there is none
 * @param supersedes id of the appealed ruling that this one takes the place of; null when of none
 */
record Ruling(
        long id,
        long call,
        String caseNumber,
        String matter,
        String department,
        String basis,
        Actor by,
        Instant at,
        @Nullable Integer year,
        @Nullable Integer number,
        String standing,
        @Nullable Answer answer,
        @Nullable Long supersedes) {

    /** @param word accepted, appealed or silent */
    record Answer(String word, String reason, Instant at) {}

    /** The matter belongs to the street itself. */
    static final String STREET = "street";

    /** Instance: may be appealed. */
    static final String FIRST = "first";

    /** Instance: final. */
    static final String LAST = "last";

    static final String MADE = "made";
    static final String OPEN = "open";
    static final String APPEALED = "appealed";
    static final String BINDING = "binding";
    static final String SUPERSEDED = "superseded";

    String citation() {
        return "职责裁定〔%d〕第%d号".formatted(year, number);
    }

    boolean namesTheStreet() {
        return STREET.equals(department);
    }

    /** The group that has the duty in the street of this call. */
    String group(WhistleCall call) {
        return namesTheStreet() ? call.streetGroup("coordination") : Departments.group(department);
    }

    /** Whether the duty is this group's: the street's units are the street. */
    boolean charges(WhistleCall call, String group) {
        return namesTheStreet()
                ? group.startsWith(call.street() + ".")
                : group(call).equals(group);
    }
}
