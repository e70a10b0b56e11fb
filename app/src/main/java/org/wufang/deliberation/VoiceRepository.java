package org.wufang.deliberation;

import static org.wufang.deliberation.DeliberationRepository.instant;
import static org.wufang.deliberation.DeliberationRepository.instantOrNull;
import static org.wufang.deliberation.DeliberationRepository.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
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
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("insert into deliberation_voice (session_id, kind, name, group_id, question, mode, inviter,"
                        + " inviter_role, inviter_unit, invited_at, state, opinion, evidence)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'asked', '', '')")
                .params(
                        session,
                        invitation.kind().word(),
                        invitation.name(),
                        invitation.group(),
                        invitation.question(),
                        invitation.mode().word(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(at))
                .update(id, "id");
        return id.getKeyAs(Long.class);
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
                .query(VoiceRepository::voice)
                .optional();
    }

    List<Voice> of(String caseNumber) {
        return jdbc.sql(VOICE + "where s.case_number = ? order by v.id")
                .param(caseNumber)
                .query(VoiceRepository::voice)
                .list();
    }

    List<Voice> ofSession(long session) {
        return jdbc.sql(VOICE + "where s.id = ? order by v.id")
                .param(session)
                .query(VoiceRepository::voice)
                .list();
    }

    /** Of the deliberation that was opened last. */
    List<Voice> ofLast(String caseNumber) {
        return jdbc.sql(VOICE + "where s.id = (select max(id) from deliberation_session where case_number = ?)"
                        + " order by v.id")
                .param(caseNumber)
                .query(VoiceRepository::voice)
                .list();
    }

    private static Voice voice(ResultSet rs, int row) throws SQLException {
        String person = rs.getString("person");
        return new Voice(
                rs.getLong("id"),
                rs.getString("case_number"),
                rs.getInt("sitting"),
                new Voice.Invitation(
                        Voice.Kind.of(rs.getString("kind")),
                        rs.getString("name"),
                        rs.getString("group_id"),
                        rs.getString("question"),
                        Voice.Mode.of(rs.getString("mode"))),
                new Actor(rs.getString("inviter"), rs.getString("inviter_role"), rs.getString("inviter_unit")),
                instant(rs, "invited_at"),
                instantOrNull(rs, "due_at"),
                Voice.State.of(rs.getString("state")),
                rs.getString("opinion"),
                rs.getString("evidence"),
                person == null ? null : new Actor(person, rs.getString("role"), rs.getString("unit")),
                instantOrNull(rs, "at"));
    }
}
