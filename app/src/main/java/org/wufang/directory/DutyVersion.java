package org.wufang.directory;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * A version of a duty list, from its proposal on.
 *
 * @param number gapless within the list; null until it takes effect
 * @param source {@link #FILE}, {@link #ITEM} or {@link #DEPLOYED}
 * @param origin name of the file, citation of the ruling, or name of the deployment in which it was found
 * @param fileHash SHA-256 of the file; null when there was none
 * @param state proposed, approved, inForce, ended, rejected, withdrawn, or stale: the list in force had been changed
 *     elsewhere when it should have taken effect
 * @param contentHash of its items
 * @param baseHash of the items that it was compared with
 * @param matter of the single item; null for a whole list
 * @param decider who approved or rejected; null while nobody has
 * @param effectiveAt with {@code endedAt}: when it was in force
 */
public record DutyVersion(
        long id,
        DutyList list,
        @Nullable Integer number,
        String source,
        String origin,
        @Nullable String fileHash,
        String state,
        String contentHash,
        String baseHash,
        @Nullable String matter,
        LocalDate validFrom,
        Actor proposer,
        Instant proposedAt,
        @Nullable Actor decider,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable Instant effectiveAt,
        @Nullable Instant endedAt) {

    /** A whole list from a spreadsheet. */
    public static final String FILE = "file";

    /** One item, with its source. */
    public static final String ITEM = "item";

    /** Found in force: shipped, or deployed from Modeler. */
    public static final String DEPLOYED = "deployed";

    static final String PROPOSED = "proposed";
    static final String APPROVED = "approved";
    static final String IN_FORCE = "inForce";
    static final String ENDED = "ended";
    static final String REJECTED = "rejected";
    static final String WITHDRAWN = "withdrawn";
    static final String STALE = "stale";

    boolean is(String wanted) {
        return state.equals(wanted);
    }
}
