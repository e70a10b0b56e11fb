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
        Insert.into("deliberation_hearing_need")
                .set("session_id", session)
                .set("round", need.round())
                .set("needed", need.needed())
                .set("rule", need.rule())
                .set("reason", need.reason())
                .set("at", at)
                .run(jdbc);
        return true;
    }

    Optional<ExpertHearing.Need> need(long session, int round) {
        return jdbc.sql("select round, needed, rule, reason from deliberation_hearing_need"
                        + " where session_id = ? and round = ?")
                .params(session, round)
                .query(Row.as(row -> new ExpertHearing.Need(
                        row.integer("round"), row.flag("needed"), row.text("rule"), row.text("reason"))))
                .optional();
    }

    void insert(
            long session, int round, ExpertHearing.Call call, List<Testimony.Member> members, Actor by, Instant at) {
        long hearing = Insert.into("deliberation_expert_hearing")
                .set("session_id", session)
                .set("round", round)
                .set("kind", call.kind().word())
                .set("topic", call.topic())
                .set("held_at", call.heldAt())
                .set("place", call.place())
                .actor(by)
                .set("at", at)
                .id(jdbc);
        for (int place = 0; place < members.size(); place++) {
            Testimony.Member member = members.get(place);
            Insert.into("deliberation_testimony")
                    .set("hearing_id", hearing)
                    .set("place", place)
                    .set("name", member.name())
                    .set("capacity", member.capacity())
                    .set("group_id", member.group())
                    .set("opinion", "")
                    .set("evidence", "")
                    .run(jdbc);
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
                .query(Row.as(HearingRepository::testimony))
                .optional();
    }

    /** Of every deliberation of the case, oldest first. */
    List<ExpertHearing> of(String caseNumber) {
        return jdbc.sql(HEARING + "where s.case_number = ? order by h.id")
                .param(caseNumber)
                .query(Row.as(this::hearing))
                .list();
    }

    List<ExpertHearing> ofRound(long session, int round) {
        return jdbc.sql(HEARING + "where h.session_id = ? and h.round = ? order by h.id")
                .params(session, round)
                .query(Row.as(this::hearing))
                .list();
    }

    private ExpertHearing hearing(Row row) {
        return new ExpertHearing(
                row.number("id"),
                row.integer("sitting"),
                row.integer("round"),
                new ExpertHearing.Call(
                        row.word("kind", ExpertHearing.Kind::of),
                        row.text("topic"),
                        row.instant("held_at"),
                        row.text("place")),
                row.actor(),
                row.instant("at"),
                testimonies(row.number("id")),
                row.textOrNull("conclusion"));
    }

    private List<Testimony> testimonies(long hearing) {
        return jdbc.sql("select * from deliberation_testimony where hearing_id = ? order by place")
                .param(hearing)
                .query(Row.as(HearingRepository::testimony))
                .list();
    }

    private static Testimony testimony(Row row) {
        return new Testimony(
                row.number("id"),
                row.text("name"),
                row.text("capacity"),
                row.text("group_id"),
                row.wordOrNull("stance", Testimony.Stance::of),
                row.text("opinion"),
                row.text("evidence"),
                row.actorOrNull(),
                row.instantOrNull("at"));
    }
}
