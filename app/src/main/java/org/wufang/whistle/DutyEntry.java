package org.wufang.whistle;

import java.util.List;

/**
 * What the duty list says about a matter.
 *
 * @param matter code; empty when nobody knows it
 * @param listed whether the list names the matter at all
 * @param lead code of the leading department; empty when the matter is not a department's
 * @param assist codes of the assisting departments
 * @param basis legal basis
 */
public record DutyEntry(String matter, String name, boolean listed, String lead, List<String> assist, String basis) {

    /** The list does not name this matter. */
    public static DutyEntry unlisted(String matter) {
        return new DutyEntry(matter, "", false, "", List.of(), "");
    }

    /** For the people who read it. */
    String text() {
        return listed ? "职责清单·" + name + (basis.isEmpty() ? "" : "，" + basis) : "职责清单未列";
    }
}
