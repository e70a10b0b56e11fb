package org.wufang.whistle;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** The table {@code whistle_misuse_review}, and the whistles that may be reviewed. */
@Repository
class MisuseRepository {

    private final JdbcClient jdbc;

    MisuseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<MisuseReview> misuse() {
        return jdbc.sql(
                        """
                        select w.*, c.case_number, c.district, c.street, m.verdict, m.reason as verdict_reason,
                            m.person as reviewer, m.role as reviewer_role, m.unit as reviewer_unit, m.reviewed_at
                        from whistle_whistle w
                        join whistle_call c on c.id = w.call_id
                        left join whistle_misuse_review m on m.call_id = w.call_id and m.level = w.level
                        where w.misuse order by w.blown_at desc""")
                .query(Row.as(MisuseRepository::review))
                .list();
    }

    void review(MisuseReview misuse, String verdict, String reason, Actor by, Instant at) {
        Insert.into("whistle_misuse_review")
                .set("call_id", misuse.call())
                .set("level", misuse.level())
                .set("verdict", verdict)
                .set("reason", reason)
                .actor(by)
                .set("reviewed_at", at)
                .run(jdbc);
    }

    private static MisuseReview review(Row row) {
        String verdict = row.textOrNull("verdict");
        return new MisuseReview(
                row.number("call_id"),
                row.text("case_number"),
                row.text("district"),
                row.text("street"),
                row.integer("level"),
                row.text("ground"),
                row.text("tried_below"),
                row.actor(),
                row.instant("blown_at"),
                verdict == null
                        ? null
                        : new MisuseReview.Verdict(
                                verdict,
                                row.text("verdict_reason"),
                                row.actor("reviewer"),
                                row.instant("reviewed_at")));
    }
}
