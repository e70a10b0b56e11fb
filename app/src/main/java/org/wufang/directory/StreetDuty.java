package org.wufang.directory;

import java.util.List;

/**
 * What the street's own lists say of a matter.
 *
 * @param item cited: 街道职责清单第 S-29 项“背街小巷保洁”; empty when they do not name it
 * @param lead role of the street that answers for it; empty where the street only helps
 * @param assist roles of the street that help
 */
public record StreetDuty(String item, String lead, List<String> assist) {

    /** The street's lists do not name the matter. */
    public static final StreetDuty NONE = new StreetDuty("", "", List.of());

    public boolean isNamed() {
        return !item.isEmpty();
    }
}
