package org.wufang.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * Whose duty a matter is. Binds its own case, and is the precedent for the same matter in the same district.
 *
 * @param department code of a department, or {@link #STREET}
 * @param year with {@code number}: gapless within the year; null until recorded
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
        @Nullable Integer number) {

    /** The matter belongs to the street itself. */
    static final String STREET = "street";

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
}
