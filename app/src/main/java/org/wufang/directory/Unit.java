package org.wufang.directory;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the neighbourhood's administration.
 *
 * @param code district 6, street 9, community 12, block 15 digits; department {@code dept-<code>}
 * @param kind district, street, community, block or department
 * @param parent code of the unit above; null for the district
 * @param regime property regime of a community: professional, selfManaged, abandoned; null elsewhere
 * @param ownersBody ownersCommittee, propertyManagementCommittee or none; null elsewhere
 */
public record Unit(
        String code,
        String name,
        String kind,
        @Nullable String parent,
        @Nullable String regime,
        @Nullable String ownersBody) {

    /** 万新社区, also where the list says 万新社区居委会. */
    public String shortName() {
        return COMMITTEE.matcher(name).replaceFirst("");
    }

    private static final Pattern COMMITTEE = Pattern.compile("(居民委员会|居委会|(?<=村)(村民委员会|村委会))$");
}
