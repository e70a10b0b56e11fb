package org.wufang.deliberation.seating;

import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.deliberation.Participant;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** The tables {@code deliberation_seat_change} and {@code deliberation_recusal}. */
@Repository
class SeatingRepository {

    private final JdbcClient jdbc;

    SeatingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void change(long session, Participant as, Actor by, Instant at) {
        Insert.into("deliberation_seat_change")
                .set("session_id", session)
                .set("seat", as.seat())
                .set("acted_by", as.actedBy())
                .set("note", as.note())
                .actor(by)
                .set("at", at)
                .run(jdbc);
    }

    /** Who sat there when the deliberation was opened. */
    Participant original(long session, String seat) {
        return jdbc.sql("select seat, acted_by, note from deliberation_participant where session_id = ? and seat = ?")
                .params(session, seat)
                .query(Row.as(row -> new Participant(row.text("seat"), row.text("acted_by"), row.text("note"))))
                .single();
    }

    void recuse(long session, String reason, Actor by, Instant at) {
        Insert.into("deliberation_recusal")
                .set("session_id", session)
                .actor(by)
                .set("reason", reason)
                .set("at", at)
                .run(jdbc);
    }

    Set<String> recused(long session) {
        return Set.copyOf(jdbc.sql("select person from deliberation_recusal where session_id = ?")
                .param(session)
                .query(String.class)
                .list());
    }

    boolean isRecused(String run, String person) {
        return jdbc.sql("select 1 from deliberation_recusal r join deliberation_session s on s.id = r.session_id"
                        + " where s.run = ? and r.person = ?")
                .params(run, person)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
