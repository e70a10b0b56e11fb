package org.wufang.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * A file that somebody attached to a case.
 *
 * @param about what it is about: {@code commitment-<id>}, {@code position-<seat>}, {@code task-<id>}, {@code case}
 * @param taskId engine id of the task in which it was attached; null when in none
 * @param taskName that task's Chinese name
 * @param name cleaned, ends as its type demands
 * @param size in bytes
 * @param sha256 of the content, in the ledger too
 */
public record Document(
        long id,
        String caseNumber,
        String about,
        @Nullable String taskId,
        @Nullable String taskName,
        String name,
        DocumentType type,
        int size,
        String sha256,
        Actor by,
        Instant at) {

    /** Belongs to the case as a whole. */
    public static final String CASE = "case";

    /** As the database numbers it. */
    Document kept(long id) {
        return new Document(id, caseNumber, about, taskId, taskName, name, type, size, sha256, by, at);
    }
}
