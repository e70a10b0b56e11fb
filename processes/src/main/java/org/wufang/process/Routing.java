package org.wufang.process;

/** What every process of a case carries for routing and for the tables. */
public final class Routing {

    /** Code of the district, 6 digits; never empty. */
    public static final Var<String> DISTRICT = new Var<>("district", String.class);

    /** 9 digits; empty while the place is unknown. */
    public static final Var<String> STREET = new Var<>("street", String.class);

    /** 12 digits; empty while the place is unknown. */
    public static final Var<String> COMMUNITY = new Var<>("community", String.class);

    /** The block's code if known, else the community's, else empty. */
    public static final Var<String> UNIT = new Var<>("unit", String.class);

    /** "none", "utilities" or "life". */
    public static final Var<String> HAZARD = new Var<>("hazard", String.class);

    /** Code of one of the duty lists; empty while unknown. */
    public static final Var<String> MATTER = new Var<>("matter", String.class);

    public static final Var<Integer> HOUSEHOLDS = new Var<>("households", Integer.class);

    /** How many parties answer for it; 0 when nobody was named. */
    public static final Var<Integer> PARTIES = new Var<>("parties", Integer.class);

    /** A like case in the same unit and matter within the last 90 days. */
    public static final Var<Boolean> REPEAT = new Var<>("repeat", Boolean.class);

    /** {@code duty-list} names a department as lead, or no list lays the matter upon the community. */
    public static final Var<Boolean> POWER_LACKING = new Var<>("powerLacking", Boolean.class);

    /** How many departments {@code duty-list} names. */
    public static final Var<Integer> DEPARTMENTS = new Var<>("departments", Integer.class);

    public static final Var<Boolean> FAILED_BELOW = new Var<>("failedBelow", Boolean.class);

    public static final Var<Boolean> PLACE_KNOWN = new Var<>("placeKnown", Boolean.class);

    public static final Var<Boolean> MATTER_KNOWN = new Var<>("matterKnown", Boolean.class);

    /** The business key once more: on the task's card, which cannot show business keys. */
    public static final Var<String> CASE_NUMBER = new Var<>("caseNumber", String.class);

    /** The matter's name in the duty lists, for the card. */
    public static final Var<String> MATTER_NAME = new Var<>("matterName", String.class);

    /** Names of street, community and block, for the card; never the address. */
    public static final Var<String> PLACE_NAME = new Var<>("placeName", String.class);

    private Routing() {}
}
