package org.wufang.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A numbered reminder letter (提示函) and its receipt.
 *
 * @param receiptDueAt null for letters from before receipts had a day
 * @param receiptMissedAt when the receipt was found missing; null when it came in time or is not due yet
 */
record Letter(
        int year,
        int number,
        String body,
        Instant issuedAt,
        @Nullable Instant receiptDueAt,
        @Nullable Instant receiptMissedAt,
        @Nullable String explanation,
        @Nullable Instant acknowledgedAt) {

    String title() {
        return "提示函〔%d〕第%d号".formatted(year, number);
    }
}
