package org.wufang.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A room's part of the case file: {@code votes}, {@code commitments}, {@code ratings} … */
public interface CaseFileSection {

    /** The key under which it appears in {@code GET /api/v1/cases/{number}}. */
    String name();

    List<? extends Map<String, ?>> read(String caseNumber);

    /** Whether a reader of the case who holds these roles may read this part, too. */
    default boolean isOpenTo(Collection<String> roles) {
        return true;
    }

    /** Tasks of the case whose submissions are shown to nobody yet: votes, while others still vote. */
    default Set<String> withheldTasks(String caseNumber) {
        return Set.of();
    }

    /** Ids of forms whose submissions are shown only to whom this section is open. */
    default Set<String> forms() {
        return Set.of();
    }
}
