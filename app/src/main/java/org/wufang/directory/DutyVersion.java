package org.wufang.directory;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * A version of a duty list, from its proposal on.
 *
 * @param number gapless within the list; null until it takes effect
 * @param state proposed, approved, inForce, ended, rejected, withdrawn, or stale: the list in force had been changed
 *     elsewhere when it should have taken effect
 * @param decision null while nobody has decided
 * @param force when it was in force; null when it never was
 */
public record DutyVersion(
        long id,
        DutyList list,
        @Nullable Integer number,
        String state,
        Source source,
        Hashes hashes,
        LocalDate validFrom,
        Proposal proposal,
        @Nullable Decision decision,
        @Nullable Force force) {

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

    /**
     * Where a version comes from.
     *
     * @param kind {@link #FILE}, {@link #ITEM} or {@link #DEPLOYED}
     * @param origin name of the file, citation of the ruling, or name of the deployment in which it was found
     * @param fileHash SHA-256 of the file; null when there was none
     * @param matter of the single item; null for a whole list
     */
    public record Source(String kind, String origin, @Nullable String fileHash, @Nullable String matter) {}

    /**
     * SHA-256 of items.
     *
     * @param content of its own
     * @param base of those that it was compared with
     */
    public record Hashes(String content, String base) {}

    /** Who proposed it. */
    public record Proposal(Actor by, Instant at) {}

    /** Who approved, rejected or withdrew it. */
    public record Decision(Actor by, Instant at, String reason) {}

    /** @param until null while it is in force */
    public record Force(Instant from, @Nullable Instant until) {}

    /** Not yet decided, not yet numbered. */
    static DutyVersion proposed(DutyList list, Source source, Hashes hashes, LocalDate validFrom, Proposal proposal) {
        return new DutyVersion(0, list, null, PROPOSED, source, hashes, validFrom, proposal, null, null);
    }

    boolean is(String wanted) {
        return state.equals(wanted);
    }
}
