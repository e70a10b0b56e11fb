package org.wufang.casefile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wufang.directory.Place;
import org.wufang.platform.security.Actor;

/**
 * The facts of a case, without its reporter.
 *
 * @param trackingCode by which who reported follows it
 * @param matter code of the duty list; empty until somebody finds it
 * @param place nowhere until somebody finds it
 */
public record CaseFile(
        String number,
        String trackingCode,
        Reported reported,
        String matter,
        Place place,
        Triaged triaged,
        Course course,
        Due due,
        Closing closing) {

    /** A case that comes in: nothing is known of it but what was reported. */
    static CaseFile received(String number, String trackingCode, NewCase reported, Place place, Actor by, Instant at) {
        return new CaseFile(
                number,
                trackingCode,
                new Reported(
                        reported.title(),
                        reported.description(),
                        reported.address(),
                        reported.hazard(),
                        reported.households(),
                        reported.parties(),
                        reported.channel(),
                        by.person(),
                        at),
                reported.matter(),
                place,
                Triaged.NOT_YET,
                Course.RECEIVED,
                Due.NEVER,
                Closing.NONE);
    }

    public CaseStatus status() {
        return course.status();
    }

    public String hazard() {
        return reported.hazard();
    }

    /**
     * What was said when it was reported.
     *
     * @param hazard none, utilities or life
     * @param by login id of who opened it, {@code system} for an import
     */
    public record Reported(
            String title,
            String description,
            String address,
            String hazard,
            int households,
            List<String> parties,
            String channel,
            String by,
            Instant at) {}

    /**
     * What triage found; null until it has.
     *
     * @param level routine, complex or difficult
     * @param rule id of the triage rule that fired
     */
    public record Triaged(@Nullable String level, @Nullable String rule, @Nullable String reason) {

        static final Triaged NOT_YET = new Triaged(null, null, null);
    }

    /**
     * How far it has come.
     *
     * @param path frontEnd, meeting or whistle, the last one walked; null before the first
     * @param recheckAt when a deferred case is, or was last, looked at again
     */
    public record Course(
            CaseStatus status,
            @Nullable String path,
            int reworks,
            @Nullable Instant firstContactAt,
            @Nullable Instant recheckAt) {

        static final Course RECEIVED = new Course(CaseStatus.RECEIVED, null, 0, null, null);

        /** The path; empty before the first. */
        public String pathOrEmpty() {
            return path == null ? "" : path;
        }
    }

    /** When the time of its tier, of the business and of the citizen ends; null while none runs. */
    public record Due(@Nullable Instant tier, @Nullable Instant business, @Nullable Instant citizen) {

        static final Due NEVER = new Due(null, null, null);
    }

    /**
     * How it ended, or was deferred; null while it is open.
     *
     * @param reason why it ended; null when it was archived as solved
     */
    public record Closing(
            @Nullable Instant at, @Nullable CloseReason as, @Nullable String reason, @Nullable String mergedInto) {

        static final Closing NONE = new Closing(null, null, null, null);
    }
}
