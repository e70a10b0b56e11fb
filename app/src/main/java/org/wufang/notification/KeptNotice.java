package org.wufang.notification;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A notice as it lies in the outbox. */
record KeptNotice(
        long id,
        String template,
        Map<String, String> words,
        @Nullable String caseNumber,
        @Nullable String link,
        boolean urgent,
        Instant raisedAt) {

    /** Path of the page it leads to. */
    String path() {
        if (link != null) {
            return link;
        }
        return caseNumber == null ? "/notices" : "/cases/" + caseNumber;
    }
}
