package org.wufang.intake.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wufang.casefile.NewCase;

/**
 * A case as sent. Only title and description must be there.
 *
 * @param matter code of the duty list; a person finds it when it is missing
 * @param unit code of a community (12 digits) or block (15); the command centre finds it when it is missing
 * @param hazard none (when missing), utilities or life
 * @param households affected, 1 when missing
 * @param parties of partyBranch, residentsCommittee, propertyFirm, ownersCommittee, socialOrganisation
 * @param channel grid, hotline, phone, web (when missing) or import
 */
record CaseRequest(
        @Nullable String title,
        @Nullable String description,
        @Nullable String matter,
        @Nullable String unit,
        @Nullable String address,
        @Nullable String hazard,
        @Nullable Integer households,
        @Nullable List<@Nullable String> parties,
        @Nullable String channel,
        @Nullable ReporterRequest reporter) {

    /** Kept apart from the case. */
    record ReporterRequest(@Nullable String name, @Nullable String phone) {

        @Override
        public String toString() {
            return "ReporterRequest[***]";
        }
    }

    NewCase newCase() {
        return new NewCase(
                trimmed(title),
                trimmed(description),
                trimmed(matter),
                trimmed(unit),
                trimmed(address),
                Objects.requireNonNullElse(hazard, "none"),
                Objects.requireNonNullElse(households, 1),
                parties == null
                        ? List.of()
                        : parties.stream().map(CaseRequest::trimmed).toList(),
                Objects.requireNonNullElse(channel, "web"),
                reporter == null ? null : new NewCase.Reporter(trimmed(reporter.name()), trimmed(reporter.phone())));
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
