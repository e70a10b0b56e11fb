package org.wufang.casefile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.security.Actor;

/**
 * The door to the case. Each change locks the case's row, is written with its {@link CaseEvent} in one transaction
 * and is idempotent where a delegate may run twice.
 */
@Service
public class CaseFiles {

    /** Gives the next number of the year, keeps facts and reporter, status {@code received}. */
    public CaseFile open(NewCase newCase, Actor actor) {
        throw new UnsupportedOperationException("package casefile");
    }

    public Optional<CaseFile> find(String number) {
        throw new UnsupportedOperationException("package casefile");
    }

    /** @throws org.wufang.platform.web.Problem {@code unknown-case}, 404 */
    public CaseFile get(String number) {
        throw new UnsupportedOperationException("package casefile");
    }

    /**
     * Moves the case to a status; nothing happens when it is there already.
     *
     * @param reason why, for ends and deferral; null where none is owed
     * @throws org.wufang.platform.web.Problem {@code status-order}, 409, when the order forbids it
     */
    public void enter(String number, CaseStatus status, Actor actor, @Nullable String reason) {
        throw new UnsupportedOperationException("package casefile");
    }

    /** Triage found these; parts that are null stay as they are. */
    public void triaged(
            String number,
            @Nullable String matter,
            @Nullable String unit,
            @Nullable String level,
            @Nullable String rule,
            @Nullable String reason,
            Actor actor) {
        throw new UnsupportedOperationException("package casefile");
    }

    /** Sets the three clocks; null leaves one as it is. */
    public void clocks(
            String number,
            @Nullable Instant tierDueAt,
            @Nullable Instant businessDueAt,
            @Nullable Instant citizenDueAt) {
        throw new UnsupportedOperationException("package casefile");
    }

    /** One more rework; returns how many there were, this one included. */
    public int rework(String number, Actor actor) {
        throw new UnsupportedOperationException("package casefile");
    }

    /** Deferred until the re-check. */
    public void defer(String number, Instant recheckAt, String reason, Actor actor) {
        throw new UnsupportedOperationException("package casefile");
    }

    /** Merged as a duplicate of another case that must exist, be another and not itself be merged into this one. */
    public void merge(String number, String into, Actor actor, String reason) {
        throw new UnsupportedOperationException("package casefile");
    }

    /** An act of a room that changes no status: goes to the timeline and the ledger. */
    public void record(String number, String act, Actor actor, @Nullable String taskId, Map<String, Object> content) {
        throw new UnsupportedOperationException("package casefile");
    }

    /** Whether this person may read the case. */
    public boolean mayRead(String number, String person) {
        throw new UnsupportedOperationException("package casefile");
    }

    /** The submissions of a case, oldest first; those of one user task when {@code element} is given. */
    public java.util.List<Submission> submissions(String number, @Nullable String element) {
        throw new UnsupportedOperationException("package casefile");
    }
}
