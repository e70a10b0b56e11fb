package org.wufang.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a case is reported.
 *
 * @param matter code of the duty list; empty when a person must find it
 * @param unit community or block code; empty when the place is unknown
 * @param hazard none, utilities or life
 * @param households affected; at least 1
 * @param parties roles concerned, of the five
 * @param channel grid, hotline, phone, web or import
 */
public record NewCase(
        String title,
        String description,
        String matter,
        String unit,
        String address,
        String hazard,
        int households,
        List<String> parties,
        String channel,
        @Nullable Reporter reporter) {

    /** Kept apart from the case; masked in every answer unless the role needs it. */
    public record Reporter(String name, String phone) {

        /** 张三 → 张**, 13800001234 → 138****1234, 0731-5823456 → 073****3456; a short number shows nothing. */
        Reporter masked() {
            return new Reporter(
                    name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**",
                    phone.length() < 8 ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4));
        }

        @Override
        public String toString() {
            return "Reporter[***]";
        }
    }
}
