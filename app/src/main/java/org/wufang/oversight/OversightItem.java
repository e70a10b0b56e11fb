package org.wufang.oversight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows one missed deadline.
 *
 * @param task id of the overdue user task
 * @param responsible group ids
 * @param level who supervises: 2 street, 3 district
 * @param stage opened, reminded, letterIssued, acknowledged, receiptMissed, escalated, bulletinDrafted or settled
 * @param settledHow actDone, taskGone, deferred, caseEnded, supervised, published or withheld; null
 *     while open
 */
public record OversightItem(
        long id,
        String caseNumber,
        String task,
        String taskName,
        List<String> responsible,
        String district,
        String street,
        Instant dueAt,
        Instant openedAt,
        int level,
        String stage,
        @Nullable String instance,
        @Nullable Instant settledAt,
        @Nullable String settledHow) {

    public boolean isOpen() {
        return settledAt == null;
    }
}
