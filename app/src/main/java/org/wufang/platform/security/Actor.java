package org.wufang.platform.security;

/**
 * Who acts, and in which capacity.
 *
 * @param person login id of the person, or {@code system} for a timer
 * @param role one of the roles of the domain ({@code propertyFirm}, {@code blockGovernor} …), or {@code system}
 * @param unit code of the unit in which the role is held; empty for the system
 */
public record Actor(String person, String role, String unit) {

    /** The clock, the importer's resumption, the engine's own jobs. */
    public static final Actor SYSTEM = new Actor("system", "system", "");
}
