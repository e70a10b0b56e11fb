package org.wufang.deliberation.voices;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** The table {@code deliberation_voice}. */
@Repository
class VoiceRepository {

    private static final String VOICE = "select v.*, s.case_number, (select count(*) from deliberation_session e"
            + " where e.case_number = s.case_number and e.id <= s.id) as sitting"
            + " from deliberation_voice v join deliberation_session s on s.id = v.session_id ";

    private final JdbcClient jdbc;

    VoiceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(long session, Voice.Invitation invitation, Actor by, Instant at) {
        return Insert.into("deliberation_voice")
                .set("session_id", session)
                .set("kind", invitation.kind().word())
                .set("name", invitation.name())
                .set("group_id", invitation.group())
                .set("question", invitation.question())
                .set("mode", invitation.mode().word())
                .actor("inviter", by)
                .set("invited_at", at)
                .set("state", Voice.State.ASKED.word())
                .set("opinion", "")
                .set("evidence", "")
                .id(jdbc);
    }

    void setDue(long id, Instant dueAt) {
        jdbc.sql("update deliberation_voice set due_at = ? where id = ?")
                .params(utc(dueAt), id)
                .update();
    }

    /** Whether it had not been heard until now. */
    boolean answer(long id, Voice.State state, String opinion, String evidence, Actor by, Instant at) {
        return jdbc.sql("update deliberation_voice set state = ?, opinion = ?, evidence = ?, person = ?, role = ?,"
                                + " unit = ?, at = ? where id = ? and state = 'asked'")
                        .params(state.word(), opinion, evidence, by.person(), by.role(), by.unit(), utc(at), id)
                        .update()
                == 1;
    }

    Optional<Voice> find(long id) {
        return jdbc.sql(VOICE + "where v.id = ?")
                .param(id)
                .query(Row.as(VoiceRepository::voice))
                .optional();
    }

    List<Voice> of(String caseNumber) {
        return jdbc.sql(VOICE + "where s.case_number = ? order by v.id")
                .param(caseNumber)
                .query(Row.as(VoiceRepository::voice))
                .list();
    }

    List<Voice> ofSession(long session) {
        return jdbc.sql(VOICE + "where s.id = ? order by v.id")
                .param(session)
                .query(Row.as(VoiceRepository::voice))
                .list();
    }

    /** Of the deliberation that was opened last. */
    List<Voice> ofLast(String caseNumber) {
        return jdbc.sql(VOICE + "where s.id = (select max(id) from deliberation_session where case_number = ?)"
                        + " order by v.id")
                .param(caseNumber)
                .query(Row.as(VoiceRepository::voice))
                .list();
    }

    private static Voice voice(Row row) {
        return new Voice(
                row.number("id"),
                row.text("case_number"),
                row.integer("sitting"),
                new Voice.Invitation(
                        row.word("kind", Voice.Kind::of),
                        row.text("name"),
                        row.text("group_id"),
                        row.text("question"),
                        row.word("mode", Voice.Mode::of)),
                row.actor("inviter"),
                row.instant("invited_at"),
                row.instantOrNull("due_at"),
                row.word("state", Voice.State::of),
                row.text("opinion"),
                row.text("evidence"),
                row.actorOrNull(),
                row.instantOrNull("at"));
    }
}
