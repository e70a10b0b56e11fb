package org.wufang.deliberation.commitments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The table {@code deliberation_rating}. */
@Repository
class PartyRatingRepository {

    private final JdbcClient jdbc;

    PartyRatingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, PartyRating rating, @Nullable String taskId) {
        Insert.into("deliberation_rating")
                .set("session_id", session)
                .set("seat", rating.seat())
                .set("result", rating.result())
                .set("process", rating.process())
                .set("remark", rating.remark())
                .actor(rating.by())
                .set("at", rating.at())
                .set("task_id", taskId)
                .run(jdbc);
    }

    List<String> tasks(long session) {
        return jdbc.sql("select task_id from deliberation_rating where session_id = ? and task_id is not null")
                .param(session)
                .query(String.class)
                .list();
    }

    List<PartyRating> of(long session) {
        return jdbc.sql("select r.seat, r.result, r.process, r.remark, r.person, r.role, r.unit, r.at"
                        + " from deliberation_rating r"
                        + " join deliberation_participant p on p.session_id = r.session_id and p.seat = r.seat"
                        + " where r.session_id = ? order by p.place")
                .param(session)
                .query(Row.as(row -> new PartyRating(
                        row.text("seat"),
                        row.integerOrNull("result"),
                        row.integerOrNull("process"),
                        row.text("remark"),
                        row.actor(),
                        row.instant("at"))))
                .list();
    }
}
