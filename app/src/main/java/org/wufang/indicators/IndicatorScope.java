package org.wufang.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.rows.Row;

/**
 * Of what a figure is counted. Parameters of its conditions: {@code from}, {@code to}, {@code now} and {@code until}
 * (the earlier of the two) as times; {@code fromDay}, {@code toDay} and {@code today} as dates; {@code unit},
 * {@code matter} and {@code department} where they narrow.
 *
 * @param unit code of a district, street, community or block
 * @param unitKind district, street, community or block
 * @param from inclusive, of our zone
 * @param to exclusive
 * @param matter code of the duty list; null for all
 * @param department group id ({@code dept-chengguan.department}); null for all
 * @param now what is still to come is not counted
 */
public record IndicatorScope(
        String unit,
        String unitKind,
        LocalDate from,
        LocalDate to,
        @Nullable String matter,
        @Nullable String department,
        Instant now,
        ZoneId zone) {

    /** Conditions on {@code casefile_case c}, each after {@code and}. A department's cases: in which it took part. */
    public String cases() {
        return place()
                + (department == null
                        ? ""
                        : " and exists (select 1 from casefile_participant p where p.case_number = c.number"
                                + " and p.group_id = :department)");
    }

    /** The conditions of {@link #cases} without the department, for who counts a department's own doings. */
    public String place() {
        // a case whose place is not known yet is the district's
        String where = unitKind.equals("district")
                ? " and (c.district = :unit or c.unit = '')"
                : " and c." + column() + " = :unit";
        return where + (matter == null ? "" : " and c.matter = :matter");
    }

    private String column() {
        return switch (unitKind) {
            case "district", "street", "community", "block" -> unitKind;
            default -> throw new IllegalArgumentException("no cases lie in a " + unitKind);
        };
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        Instant end = start(to);
        parameters.put("from", Row.utc(start(from)));
        parameters.put("to", Row.utc(end));
        parameters.put("now", Row.utc(now));
        parameters.put("until", Row.utc(end.isBefore(now) ? end : now));
        parameters.put("fromDay", from);
        parameters.put("toDay", to);
        parameters.put("today", now.atZone(zone).toLocalDate());
        parameters.put("unit", unit);
        if (matter != null) {
            parameters.put("matter", matter);
        }
        if (department != null) {
            parameters.put("department", department);
        }
        return parameters;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
