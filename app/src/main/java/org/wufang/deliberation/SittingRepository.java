package org.wufang.deliberation;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The tables {@code deliberation_meeting}, {@code deliberation_session} and {@code deliberation_participant}. */
@Repository
class SittingRepository {

    private static final String SESSION =
            "select id, case_number, community, round, outcome, opened_at, closed_at from deliberation_session ";

    private static final int ROSTERS_REMEMBERED = 1000;

    private final JdbcClient jdbc;
    /** By run: the engine asks for it seat by seat, right after it has asked for {@link #rosterNow} as a whole. */
    private final Map<String, List<Participant>> rosters = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Participant>> eldest) {
            return size() > ROSTERS_REMEMBERED;
        }
    });

    SittingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertMeeting(String caseNumber, Meeting meeting) {
        Insert.into("deliberation_meeting")
                .set("case_number", caseNumber)
                .set("agenda", meeting.agenda())
                .set("meeting_at", meeting.meetingAt())
                .set("place", meeting.place())
                .actor(meeting.by())
                .set("at", meeting.at())
                .run(jdbc);
    }

    /** The call that a deliberation followed. */
    Optional<Meeting> meetingOf(long session) {
        return jdbc.sql("select m.agenda, m.meeting_at, m.place, m.person, m.role, m.unit, m.at"
                        + " from deliberation_meeting m join deliberation_session s on s.meeting_id = m.id"
                        + " where s.id = ?")
                .param(session)
                .query(Row.as(row -> new Meeting(
                        row.text("agenda"),
                        row.instant("meeting_at"),
                        row.text("place"),
                        row.actor(),
                        row.instant("at"))))
                .optional();
    }

    boolean isOpened(String run) {
        return jdbc.sql("select 1 from deliberation_session where run = ?")
                .param(run)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void insert(String caseNumber, String run, String community, List<Participant> participants, Instant openedAt) {
        // written anew when an earlier attempt was rolled back
        rosters.put(run, List.copyOf(participants));
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("insert into deliberation_session"
                        + " (case_number, run, meeting_id, community, round, outcome, opened_at)"
                        + " values (?, ?, (select max(id) from deliberation_meeting where case_number = ?), ?, 1,"
                        + " 'open', ?)")
                .params(caseNumber, run, caseNumber, community, utc(openedAt))
                .update(id, "id");
        for (int place = 0; place < participants.size(); place++) {
            Participant participant = participants.get(place);
            Insert.into("deliberation_participant")
                    .set("session_id", id.getKeyAs(Long.class))
                    .set("seat", participant.seat())
                    .set("place", place)
                    .set("acted_by", participant.actedBy())
                    .set("note", participant.note())
                    .run(jdbc);
        }
    }

    /** Who sits at the table in this run; empty when it is no deliberation. */
    Optional<List<Participant>> roster(String run) {
        List<Participant> known = rosters.get(run);
        if (known != null) {
            return Optional.of(known);
        }
        return rosterNow(run);
    }

    /** The roster of this run, read anew: seats are left and taken again. */
    Optional<List<Participant>> rosterNow(String run) {
        List<Participant> roster = readRoster(run);
        if (roster.isEmpty()) {
            return Optional.empty();
        }
        rosters.put(run, roster);
        return Optional.of(roster);
    }

    private List<Participant> readRoster(String run) {
        return jdbc.sql("select p.seat, p.acted_by, p.note from deliberation_seated p"
                        + " join deliberation_session s on s.id = p.session_id where s.run = ? order by p.place")
                .param(run)
                .query(Row.as(SittingRepository::participant))
                .list();
    }

    /** The deliberation that is held, or was held last. */
    Optional<Deliberation> latest(String caseNumber) {
        return jdbc.sql(SESSION + "where case_number = ? order by id desc fetch first 1 row only")
                .param(caseNumber)
                .query(Row.as(SittingRepository::deliberation))
                .optional();
    }

    List<Deliberation> all(String caseNumber) {
        return jdbc.sql(SESSION + "where case_number = ? order by id")
                .param(caseNumber)
                .query(Row.as(SittingRepository::deliberation))
                .list();
    }

    /** The engine's id of the deliberation that is held now. */
    Optional<String> openRun(String caseNumber) {
        return jdbc.sql("select run from deliberation_session where case_number = ? and outcome = 'open'"
                        + " order by id desc fetch first 1 row only")
                .param(caseNumber)
                .query(String.class)
                .optional();
    }

    /** Whether it was open until now. */
    boolean close(long session, String outcome, Instant at) {
        return jdbc.sql("update deliberation_session set outcome = ?, closed_at = ? where id = ? and outcome = 'open'")
                        .params(outcome, utc(at), session)
                        .update()
                == 1;
    }

    void setRound(long session, int round) {
        jdbc.sql("update deliberation_session set round = ? where id = ?")
                .params(round, session)
                .update();
    }

    List<Participant> participants(long session) {
        return jdbc.sql("select seat, acted_by, note from deliberation_seated where session_id = ? order by place")
                .param(session)
                .query(Row.as(SittingRepository::participant))
                .list();
    }

    private static Participant participant(Row row) {
        return new Participant(row.text("seat"), row.text("acted_by"), row.text("note"));
    }

    private static Deliberation deliberation(Row row) {
        return new Deliberation(
                row.number("id"),
                row.text("case_number"),
                row.text("community"),
                row.integer("round"),
                row.text("outcome"),
                row.instant("opened_at"),
                row.instantOrNull("closed_at"));
    }
}
