package org.wufang.deliberation;

import static org.wufang.deliberation.DeliberationRepository.actor;
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

/** The tables {@code deliberation_hearing_need}, {@code deliberation_expert_hearing} and {@code deliberation_testimony}. */
@Repository
class HearingRepository {

    private static final String HEARING = "select h.*, c.conclusion, (select count(*) from deliberation_session e"
            + " where e.case_number = s.case_number and e.id <= s.id) as sitting"
            + " from deliberation_expert_hearing h join deliberation_session s on s.id = h.session_id"
            + " left join deliberation_hearing c on c.session_id = h.session_id and c.round = h.round ";

    private final JdbcClient jdbc;

    HearingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether nothing was known of this round's need until now. */
    boolean insertNeed(long session, ExpertHearing.Need need, Instant at) {
        if (need(session, need.round()).isPresent()) {
            return false;
        }
        jdbc.sql("insert into deliberation_hearing_need (session_id, round, needed, rule, reason, at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(session, need.round(), need.needed(), need.rule(), need.reason(), utc(at))
                .update();
        return true;
    }

    Optional<ExpertHearing.Need> need(long session, int round) {
        return jdbc.sql("select round, needed, rule, reason from deliberation_hearing_need"
                        + " where session_id = ? and round = ?")
                .params(session, round)
                .query((rs, row) -> new ExpertHearing.Need(
                        rs.getInt("round"), rs.getBoolean("needed"), rs.getString("rule"), rs.getString("reason")))
                .optional();
    }

    void insert(
            long session, int round, ExpertHearing.Call call, List<Testimony.Member> members, Actor by, Instant at) {
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("insert into deliberation_expert_hearing"
                        + " (session_id, round, kind, topic, held_at, place, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        round,
                        call.kind().word(),
                        call.topic(),
                        utc(call.heldAt()),
                        call.place(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(at))
                .update(id, "id");
        for (int place = 0; place < members.size(); place++) {
            Testimony.Member member = members.get(place);
            jdbc.sql("insert into deliberation_testimony"
                            + " (hearing_id, place, name, capacity, group_id, opinion, evidence)"
                            + " values (?, ?, ?, ?, ?, '', '')")
                    .params(id.getKeyAs(Long.class), place, member.name(), member.capacity(), member.group())
                    .update();
        }
    }

    /** Whether the member had not spoken until now. */
    boolean testify(long id, Testimony.Stance stance, String opinion, String evidence, Actor by, Instant at) {
        return jdbc.sql("update deliberation_testimony set stance = ?, opinion = ?, evidence = ?, person = ?, role = ?,"
                                + " unit = ?, at = ? where id = ? and stance is null")
                        .params(stance.word(), opinion, evidence, by.person(), by.role(), by.unit(), utc(at), id)
                        .update()
                == 1;
    }

    Optional<Testimony> testimony(long id) {
        return jdbc.sql("select * from deliberation_testimony where id = ?")
                .param(id)
                .query(HearingRepository::testimony)
                .optional();
    }

    /** Of every deliberation of the case, oldest first. */
    List<ExpertHearing> of(String caseNumber) {
        return jdbc.sql(HEARING + "where s.case_number = ? order by h.id")
                .param(caseNumber)
                .query(this::hearing)
                .list();
    }

    List<ExpertHearing> ofRound(long session, int round) {
        return jdbc.sql(HEARING + "where h.session_id = ? and h.round = ? order by h.id")
                .params(session, round)
                .query(this::hearing)
                .list();
    }

    private ExpertHearing hearing(ResultSet rs, int row) throws SQLException {
        return new ExpertHearing(
                rs.getLong("id"),
                rs.getInt("sitting"),
                rs.getInt("round"),
                new ExpertHearing.Call(
                        ExpertHearing.Kind.of(rs.getString("kind")),
                        rs.getString("topic"),
                        instant(rs, "held_at"),
                        rs.getString("place")),
                actor(rs),
                instant(rs, "at"),
                testimonies(rs.getLong("id")),
                rs.getString("conclusion"));
    }

    private List<Testimony> testimonies(long hearing) {
        return jdbc.sql("select * from deliberation_testimony where hearing_id = ? order by place")
                .param(hearing)
                .query(HearingRepository::testimony)
                .list();
    }

    private static Testimony testimony(ResultSet rs, int row) throws SQLException {
        String stance = rs.getString("stance");
        return new Testimony(
                rs.getLong("id"),
                rs.getString("name"),
                rs.getString("capacity"),
                rs.getString("group_id"),
                stance == null ? null : Testimony.Stance.of(stance),
                rs.getString("opinion"),
                rs.getString("evidence"),
                stance == null ? null : actor(rs),
                instantOrNull(rs, "at"));
    }
}
