package org.wufang.directory;

import org.jspecify.annotations.Nullable;

/**
 * A unit of the neighbourhood's administration.
 *
 * @param code district 6, street 9, community 12, block 15 digits
 * @param kind district, street, community, block
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
        @Nullable String ownersBody) {}
