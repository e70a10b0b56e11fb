package org.wufang.directory;

import java.util.Map;

/**
 * The directory holds a new organisation. Published in the loading transaction.
 *
 * @param passwords of people whose login is new, by login; empty outside the demo
 */
public record OrganisationLoaded(Map<String, String> passwords) {

    @Override
    public String toString() {
        return "OrganisationLoaded[***]";
    }
}
