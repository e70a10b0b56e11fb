package org.wufang.whistle;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import org.wufang.platform.forms.FormRejected;

/**
 * Where somebody reports in, and what confirms it.
 *
 * @param siteCode empty when none is given
 * @param position {@code 27.85,112.91}: latitude, longitude; empty when none is given
 */
public record Arrival(String place, String siteCode, String position) {

    private static final BigDecimal LATITUDE = BigDecimal.valueOf(90);
    private static final BigDecimal LONGITUDE = BigDecimal.valueOf(180);
    private static final String NUMBER = "-?\\d{1,3}(\\.\\d{1,8})?";

    /** Where nothing but a place is given. */
    public static Arrival at(String place) {
        return new Arrival(place, "", "");
    }

    /**
     * What confirms it, where the codes are those of the whistles that were blown.
     *
     * @return code, position, codeAndPosition or nothing at all
     * @throws FormRejected when the code is another, or the position is none on earth
     */
    String confirmedBy(Collection<String> codes) {
        if (!siteCode.isEmpty() && !codes.contains(siteCode.strip().toUpperCase(Locale.ROOT))) {
            throw FormRejected.of("siteCode", "到场码", "site-code");
        }
        if (!position.isEmpty()) {
            requireOnEarth();
        }
        if (siteCode.isEmpty()) {
            return position.isEmpty() ? "" : "position";
        }
        return position.isEmpty() ? "code" : "codeAndPosition";
    }

    private void requireOnEarth() {
        String[] parts = position.split(",");
        boolean numbers = parts.length == 2 && parts[0].matches(NUMBER) && parts[1].matches(NUMBER);
        if (!numbers || isBeyond(parts[0], LATITUDE) || isBeyond(parts[1], LONGITUDE)) {
            throw FormRejected.of("position", "定位（纬度,经度）", "site-position");
        }
    }

    private static boolean isBeyond(String number, BigDecimal bound) {
        return new BigDecimal(number).abs().compareTo(bound) > 0;
    }
}
