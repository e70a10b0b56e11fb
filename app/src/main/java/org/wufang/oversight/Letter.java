package org.wufang.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A numbered reminder letter (提示函) and its receipt. */
record Letter(
        int year,
        int number,
        String body,
        Instant issuedAt,
        @Nullable String explanation,
        @Nullable Instant acknowledgedAt) {

    String title() {
        return "提示函〔%d〕第%d号".formatted(year, number);
    }
}
