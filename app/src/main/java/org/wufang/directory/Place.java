package org.wufang.directory;

/**
 * Where a case is, from the district down.
 *
 * @param unit the most exact code known: the block's, else the community's, else empty
 * @param block empty when only the community is known
 */
public record Place(String unit, String district, String street, String community, String block) {}
