package org.wufang.deliberation;

import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

/** The tables {@code deliberation_seat_change} and {@code deliberation_recusal}. */
@Repository
class SeatingRepository {

    private final JdbcClient jdbc;

    SeatingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void change(long session, Participant as, Actor by, Instant at) {
        jdbc.sql("insert into deliberation_seat_change (session_id, seat, acted_by, note, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        as.seat(),
                        as.actedBy(),
                        as.note(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        DeliberationRepository.utc(at))
                .update();
    }

    /** Who sat there when the deliberation was opened. */
    Participant original(long session, String seat) {
        return jdbc.sql("select seat, acted_by, note from deliberation_participant where session_id = ? and seat = ?")
                .params(session, seat)
                .query((rs, row) ->
                        new Participant(rs.getString("seat"), rs.getString("acted_by"), rs.getString("note")))
                .single();
    }

    void recuse(long session, String reason, Actor by, Instant at) {
        jdbc.sql("insert into deliberation_recusal (session_id, person, role, unit, reason, at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(session, by.person(), by.role(), by.unit(), reason, DeliberationRepository.utc(at))
                .update();
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
