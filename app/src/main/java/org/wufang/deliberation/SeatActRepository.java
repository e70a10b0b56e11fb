package org.wufang.deliberation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/**
 * What a seat does once in a deliberation, at its beginning and at its end: the tables {@code deliberation_position} and
 * {@code deliberation_signature}.
 */
@Repository
class SeatActRepository {

    private final JdbcClient jdbc;

    SeatActRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, Position position) {
        Insert.into("deliberation_position")
                .set("session_id", session)
                .set("seat", position.seat())
                .set("position", position.position())
                .set("interest", position.interest())
                .set("limits", position.limits())
                .set("evidence", position.evidence())
                .actor(position.by())
                .set("at", position.at())
                .run(jdbc);
    }

    List<Position> positions(long session) {
        return jdbc.sql("select seat, position, interest, limits, evidence, person, role, unit, at"
                        + " from deliberation_position where session_id = ? order by at, seat")
                .param(session)
                .query(Row.as(row -> new Position(
                        row.text("seat"),
                        row.text("position"),
                        row.text("interest"),
                        row.text("limits"),
                        row.text("evidence"),
                        row.actor(),
                        row.instant("at"))))
                .list();
    }

    void insert(long session, Signature signature) {
        Insert.into("deliberation_signature")
                .set("session_id", session)
                .set("seat", signature.seat())
                .set("mark", signature.mark().word())
                .set("dissent", signature.dissent())
                .actor(signature.by())
                .set("at", signature.at())
                .run(jdbc);
    }

    List<Signature> signatures(long session) {
        return jdbc.sql("select seat, mark, dissent, person, role, unit, at"
                        + " from deliberation_signature where session_id = ? order by at, seat")
                .param(session)
                .query(Row.as(row -> new Signature(
                        row.text("seat"),
                        row.word("mark", Signature.Mark::of),
                        row.text("dissent"),
                        row.actor(),
                        row.instant("at"))))
                .list();
    }
}
