package org.wufang.deliberation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

/** The table {@code deliberation_rating}. */
@Repository
class PartyRatingRepository {

    private final JdbcClient jdbc;

    PartyRatingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, PartyRating rating, @Nullable String taskId) {
        Actor by = rating.by();
        jdbc.sql("insert into deliberation_rating (session_id, seat, result, process, remark, person, role, unit, at,"
                        + " task_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        rating.seat(),
                        rating.result(),
                        rating.process(),
                        rating.remark(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        DeliberationRepository.utc(rating.at()),
                        taskId)
                .update();
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
                .query((rs, row) -> new PartyRating(
                        rs.getString("seat"),
                        rs.getObject("result", Integer.class),
                        rs.getObject("process", Integer.class),
                        rs.getString("remark"),
                        DeliberationRepository.actor(rs),
                        DeliberationRepository.instant(rs, "at")))
                .list();
    }
}
