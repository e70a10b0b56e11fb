package org.wufang;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When the cases of a test were opened. */
public final class Openings {

    private static final String THESE =
            " - interval '91' day where %s in (select number from casefile_case where matter = ? and unit = ?)";

    private Openings() {}

    /** The next case of this matter in this unit is no repeat: those before it were opened more than 90 days ago. */
    public static void longAgo(JdbcClient jdbc, String matter, String unit) {
        for (String moved : List.of(
                "update casefile_owner set from_at = from_at" + THESE.formatted("case_number"),
                "update casefile_tier set from_at = from_at" + THESE.formatted("case_number"),
                "update casefile_case set opened_at = opened_at" + THESE.formatted("number"))) {
            jdbc.sql(moved).params(matter, unit).update();
        }
    }
}
