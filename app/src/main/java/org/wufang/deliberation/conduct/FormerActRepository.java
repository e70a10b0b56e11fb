package org.wufang.deliberation.conduct;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The table {@code deliberation_former_act}, and the rows that leave the record for it. */
@Repository
class FormerActRepository {

    private final JdbcClient jdbc;

    FormerActRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long session, FormerAct act) {
        Insert.into("deliberation_former_act")
                .set("session_id", session)
                .set("kind", act.kind().word())
                .set("round", act.round())
                .set("seat", act.seat())
                .set("text", act.text())
                .set("task_id", act.taskId())
                .actor(act.by())
                .set("at", act.at())
                .set("how", act.end().how().word())
                .set("reason", act.end().reason())
                .set("ended_by", act.end().by())
                .set("ended_at", act.end().at())
                .run(jdbc);
    }

    List<FormerAct> of(long session) {
        return jdbc.sql("select kind, round, seat, text, task_id, person, role, unit, at, how, reason, ended_by,"
                        + " ended_at from deliberation_former_act where session_id = ? order by id")
                .param(session)
                .query(Row.as(row -> new FormerAct(
                        row.word("kind", FormerAct.Kind::of),
                        row.integer("round"),
                        row.text("seat"),
                        row.text("text"),
                        row.textOrNull("task_id"),
                        row.actor(),
                        row.instant("at"),
                        new FormerAct.End(
                                row.word("how", FormerAct.How::of),
                                row.text("reason"),
                                row.text("ended_by"),
                                row.instant("ended_at")))))
                .list();
    }

    void deletePosition(long session, String seat) {
        jdbc.sql("delete from deliberation_position where session_id = ? and seat = ?")
                .params(session, seat)
                .update();
    }

    void deleteVote(long session, int round, String seat) {
        jdbc.sql("delete from deliberation_vote where session_id = ? and round = ? and seat = ?")
                .params(session, round, seat)
                .update();
    }

    void deleteSignature(long session, String seat) {
        jdbc.sql("delete from deliberation_signature where session_id = ? and seat = ?")
                .params(session, seat)
                .update();
    }

    void deleteFulfilment(long commitment, int attempt) {
        jdbc.sql("delete from deliberation_fulfilment where commitment_id = ? and attempt = ? and verdict is null")
                .params(commitment, attempt)
                .update();
    }

    /** The attempts that wait for their verification, by the commitment's id. */
    List<Long> unverified(String caseNumber, String person) {
        return jdbc.sql("select f.commitment_id from deliberation_fulfilment f"
                        + " join deliberation_commitment c on c.id = f.commitment_id"
                        + " join deliberation_session s on s.id = c.session_id"
                        + " where s.case_number = ? and f.person = ? and f.verdict is null and c.state = 'open'"
                        + " order by f.commitment_id")
                .params(caseNumber, person)
                .query(Long.class)
                .list();
    }
}
