package org.wufang.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin (通报), drafted from the record and released by a person.
 *
 * @param office who issues it; null until decided
 * @param released null until decided
 * @param number with {@code year}; null unless published
 */
record Bulletin(
        String draft,
        @Nullable String office,
        @Nullable Boolean released,
        @Nullable String body,
        @Nullable Instant decidedAt,
        @Nullable Integer year,
        @Nullable Integer number) {

    String title() {
        return "通报〔%d〕第%d号".formatted(year, number);
    }

    boolean isPublished() {
        return number != null;
    }
}
