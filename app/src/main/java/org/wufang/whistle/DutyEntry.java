package org.wufang.whistle;

import java.util.List;
import org.wufang.directory.StreetDuty;

/**
 * What the duty lists say about a matter.
 *
 * @param matter code; empty when nobody knows it
 * @param listed whether a list names somebody who may be called for it
 * @param lead code of the leading department; empty when the matter is not a department's
 * @param assist codes of the assisting departments
 * @param basis legal basis
 * @param streetRefusal why the street may not be called for it; empty when it may
 * @param street what the street's own lists say of it
 */
public record DutyEntry(
        String matter,
        String name,
        boolean listed,
        String lead,
        List<String> assist,
        String basis,
        String streetRefusal,
        StreetDuty street) {

    /** The list does not name this matter. */
    public static DutyEntry unlisted(String matter) {
        return unlisted(matter, "事项“" + matter + "”不在任何职责清单内，不得转嫁给街道");
    }

    /** The list does not name this matter; the lists' own words say why the street may not be called. */
    public static DutyEntry unlisted(String matter, String streetRefusal) {
        return new DutyEntry(matter, "", false, "", List.of(), "", streetRefusal, StreetDuty.NONE);
    }

    /** Listed, and the street may be called for it. */
    public DutyEntry(String matter, String name, boolean listed, String lead, List<String> assist, String basis) {
        this(matter, name, listed, lead, assist, basis, "", StreetDuty.NONE);
    }

    /** For the people who read it. */
    String text() {
        return listed ? "职责清单·" + name + (basis.isEmpty() ? "" : "，" + basis) : "职责清单未列";
    }
}
