package org.wufang.casefile;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * Something happened in a case. Published by this room alone, in the transaction of the act itself.
 *
 * @param act {@code room.pastTense} ({@code casefile.reported}, {@code deliberation.voteCast})
 * @param taskId engine id of the task from which it came; null when none
 * @param content what happened: text, numbers, booleans, lists and maps of these; no reporter's name or phone
 */
public record CaseEvent(
        String caseNumber, String act, Actor actor, Instant at, @Nullable String taskId, Map<String, Object> content) {

    static final String STATUS_CHANGED = "casefile.statusChanged";

    /** Whether this took the case into another status. */
    public boolean isMove() {
        return act.equals(STATUS_CHANGED);
    }

    public boolean isMoveTo(CaseStatus status) {
        return isMove() && status.word().equals(content.get("to"));
    }

    public boolean isMoveFrom(CaseStatus status) {
        return isMove() && status.word().equals(content.get("from"));
    }
}
