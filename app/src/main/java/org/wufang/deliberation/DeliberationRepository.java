package org.wufang.deliberation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

/** The tables {@code deliberation_*}, but for commitments. */
@Repository
class DeliberationRepository {

    private static final String SESSION =
            "select id, case_number, community, round, outcome, opened_at, closed_at" + " from deliberation_session ";

    private static final int ROSTERS_REMEMBERED = 1000;

    private final JdbcClient jdbc;
    /** By run: the engine asks for it seat by seat, right after it has asked for {@link #rosterNow} as a whole. */
    private final Map<String, List<Participant>> rosters = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Participant>> eldest) {
            return size() > ROSTERS_REMEMBERED;
        }
    });

    DeliberationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertMeeting(String caseNumber, Meeting meeting) {
        Actor by = meeting.by();
        jdbc.sql("insert into deliberation_meeting (case_number, agenda, meeting_at, place, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        caseNumber,
                        meeting.agenda(),
                        utc(meeting.meetingAt()),
                        meeting.place(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(meeting.at()))
                .update();
    }

    /** The call that a deliberation followed. */
    Optional<Meeting> meetingOf(long session) {
        return jdbc.sql("select m.agenda, m.meeting_at, m.place, m.person, m.role, m.unit, m.at"
                        + " from deliberation_meeting m join deliberation_session s on s.meeting_id = m.id"
                        + " where s.id = ?")
                .param(session)
                .query((rs, row) -> new Meeting(
                        rs.getString("agenda"),
                        instant(rs, "meeting_at"),
                        rs.getString("place"),
                        actor(rs),
                        instant(rs, "at")))
                .optional();
    }

    boolean isOpened(String run) {
        return jdbc.sql("select 1 from deliberation_session where run = ?")
                .param(run)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void insertSession(
            String caseNumber, String run, String community, List<Participant> participants, Instant openedAt) {
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
            jdbc.sql("insert into deliberation_participant (session_id, seat, place, acted_by, note)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(
                            id.getKeyAs(Long.class),
                            participant.seat(),
                            place,
                            participant.actedBy(),
                            participant.note())
                    .update();
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

    /** The same, read anew: seats are left and taken again. */
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
                .query(DeliberationRepository::participant)
                .list();
    }

    /** The deliberation that is held, or was held last. */
    Optional<Deliberation> latest(String caseNumber) {
        return jdbc.sql(SESSION + "where case_number = ? order by id desc fetch first 1 row only")
                .param(caseNumber)
                .query(DeliberationRepository::deliberation)
                .optional();
    }

    List<Deliberation> all(String caseNumber) {
        return jdbc.sql(SESSION + "where case_number = ? order by id")
                .param(caseNumber)
                .query(DeliberationRepository::deliberation)
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
                .query(DeliberationRepository::participant)
                .list();
    }

    void insertPosition(long session, Position position) {
        Actor by = position.by();
        jdbc.sql("insert into deliberation_position"
                        + " (session_id, seat, position, interest, limits, evidence, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        position.seat(),
                        position.position(),
                        position.interest(),
                        position.limits(),
                        position.evidence(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(position.at()))
                .update();
    }

    List<Position> positions(long session) {
        return jdbc.sql("select seat, position, interest, limits, evidence, person, role, unit, at"
                        + " from deliberation_position where session_id = ? order by at, seat")
                .param(session)
                .query((rs, row) -> new Position(
                        rs.getString("seat"),
                        rs.getString("position"),
                        rs.getString("interest"),
                        rs.getString("limits"),
                        rs.getString("evidence"),
                        actor(rs),
                        instant(rs, "at")))
                .list();
    }

    void insertRound(long session, Round round) {
        Proposal proposal = round.proposal();
        Actor by = round.by();
        jdbc.sql(
                        "insert into deliberation_round (session_id, round, proposal, options, legal_basis, cost, payer, owners_item,"
                                + " expert_item, sha256, person, role, unit, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        round.number(),
                        proposal.text(),
                        proposal.options(),
                        proposal.legalBasis(),
                        proposal.cost(),
                        proposal.payer(),
                        proposal.ownersItem().word(),
                        proposal.expertItem(),
                        round.sha256(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(round.at()))
                .update();
        for (Promise promise : proposal.commitments()) {
            jdbc.sql("insert into deliberation_commitment (session_id, round, slot, owner, measure, due_on, state)"
                            + " values (?, ?, ?, ?, ?, ?, 'proposed')")
                    .params(
                            session,
                            round.number(),
                            promise.slot(),
                            promise.owner(),
                            promise.measure(),
                            promise.dueOn())
                    .update();
        }
    }

    /** The round that was put to the vote last; 0 before the first. */
    int lastRound(long session) {
        return jdbc.sql("select coalesce(max(round), 0) from deliberation_round where session_id = ?")
                .param(session)
                .query(Integer.class)
                .single();
    }

    List<Round> rounds(long session) {
        Map<Integer, List<Promise>> promises = jdbc
                .sql("select round, slot, owner, measure, due_on from deliberation_commitment"
                        + " where session_id = ? and revises is null order by round, slot")
                .param(session)
                .query((rs, row) -> Map.entry(
                        rs.getInt("round"),
                        new Promise(
                                rs.getInt("slot"),
                                rs.getString("owner"),
                                rs.getString("measure"),
                                rs.getObject("due_on", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select round, proposal, options, legal_basis, cost, payer, owners_item, expert_item, sha256,"
                        + " person, role, unit, at, closed_at, consensus, rule, reason"
                        + " from deliberation_round where session_id = ? order by round")
                .param(session)
                .query((rs, row) -> round(rs, promises.getOrDefault(rs.getInt("round"), List.of())))
                .list();
    }

    void closeVotes(long session, int round, Instant at) {
        jdbc.sql("update deliberation_round set closed_at = ?"
                        + " where session_id = ? and round = ? and closed_at is null")
                .params(utc(at), session, round)
                .update();
    }

    /** Whether it was undecided until now. */
    boolean decide(long session, int round, Round.Decision decision) {
        return jdbc.sql("update deliberation_round set consensus = ?, rule = ?, reason = ?"
                                + " where session_id = ? and round = ? and consensus is null")
                        .params(decision.consensus().word(), decision.rule(), decision.reason(), session, round)
                        .update()
                == 1;
    }

    void insertVote(long session, Vote vote) {
        Actor by = vote.by();
        jdbc.sql("insert into deliberation_vote (session_id, round, seat, choice, conditions, reason, legal_basis,"
                        + " task_id, person, role, unit, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        vote.round(),
                        vote.seat(),
                        kept(vote.ballot().choice()).word(),
                        String.join("\n", vote.ballot().conditions()),
                        vote.ballot().reason(),
                        vote.ballot().legalBasis(),
                        vote.taskId(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(vote.at()))
                .update();
    }

    /** The paper on which a seat may vote now; empty when no proposal of the case was ever put to the vote. */
    Optional<BallotPaper> ballotPaper(String caseNumber, String seat) {
        return jdbc.sql("select r.session_id, r.round, r.closed_at, v.seat as voted from deliberation_round r"
                        + " left join deliberation_vote v"
                        + " on v.session_id = r.session_id and v.round = r.round and v.seat = ?"
                        + " where r.session_id = (select max(id) from deliberation_session where case_number = ?)"
                        + " order by r.round desc fetch first 1 row only")
                .params(seat, caseNumber)
                .query((rs, row) -> new BallotPaper(
                        rs.getLong("session_id"),
                        rs.getInt("round"),
                        rs.getObject("closed_at") == null,
                        rs.getString("voted") != null))
                .optional();
    }

    /** @param used whether the seat has voted in this round */
    record BallotPaper(long session, int round, boolean open, boolean used) {}

    List<Vote> votes(long session) {
        return jdbc.sql("select round, seat, choice, conditions, reason, legal_basis, task_id, person, role, unit, at"
                        + " from deliberation_vote where session_id = ? order by round, at, seat")
                .param(session)
                .query((rs, row) -> new Vote(
                        rs.getInt("round"),
                        rs.getString("seat"),
                        ballot(rs),
                        rs.getString("task_id"),
                        actor(rs),
                        instant(rs, "at")))
                .list();
    }

    /** Tasks whose votes are cast in a round that is still open. */
    List<String> tasksOfOpenVotes(String caseNumber) {
        return jdbc.sql("select v.task_id from deliberation_vote v"
                        + " join deliberation_round r on r.session_id = v.session_id and r.round = v.round"
                        + " join deliberation_session s on s.id = v.session_id"
                        + " where s.case_number = ? and r.closed_at is null and v.task_id is not null")
                .param(caseNumber)
                .query(String.class)
                .list();
    }

    void insertHearing(long session, Hearing hearing) {
        Actor by = hearing.by();
        jdbc.sql("insert into deliberation_hearing"
                        + " (session_id, round, members, opinions, conclusion, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        hearing.round(),
                        hearing.members(),
                        hearing.opinions(),
                        hearing.conclusion(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(hearing.at()))
                .update();
    }

    List<Hearing> hearings(long session) {
        return jdbc.sql("select round, members, opinions, conclusion, person, role, unit, at"
                        + " from deliberation_hearing where session_id = ? order by round")
                .param(session)
                .query((rs, row) -> new Hearing(
                        rs.getInt("round"),
                        rs.getString("members"),
                        rs.getString("opinions"),
                        rs.getString("conclusion"),
                        actor(rs),
                        instant(rs, "at")))
                .list();
    }

    void insertOwnersVote(long session, OwnersVote vote) {
        Actor by = vote.by();
        jdbc.sql("insert into deliberation_owners_vote (session_id, round, area_total, area_taking, area_for,"
                        + " owners_total, owners_taking, owners_for, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        vote.round(),
                        vote.count().areaTotal(),
                        vote.count().areaTaking(),
                        vote.count().areaFor(),
                        vote.count().ownersTotal(),
                        vote.count().ownersTaking(),
                        vote.count().ownersFor(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(vote.at()))
                .update();
    }

    /** Whether there was such a vote, undecided until now. */
    boolean decideOwnersVote(long session, int round, boolean carried, String rule) {
        return jdbc.sql("update deliberation_owners_vote set carried = ?, rule = ?"
                                + " where session_id = ? and round = ? and carried is null")
                        .params(carried, rule, session, round)
                        .update()
                == 1;
    }

    List<OwnersVote> ownersVotes(long session) {
        return jdbc.sql("select round, area_total, area_taking, area_for, owners_total, owners_taking, owners_for,"
                        + " carried, rule, person, role, unit, at"
                        + " from deliberation_owners_vote where session_id = ? order by round")
                .param(session)
                .query((rs, row) -> new OwnersVote(
                        rs.getInt("round"),
                        new OwnersVote.Count(
                                rs.getLong("area_total"),
                                rs.getLong("area_taking"),
                                rs.getLong("area_for"),
                                rs.getLong("owners_total"),
                                rs.getLong("owners_taking"),
                                rs.getLong("owners_for")),
                        rs.getObject("carried", Boolean.class),
                        rs.getString("rule"),
                        actor(rs),
                        instant(rs, "at")))
                .list();
    }

    void insertSignature(long session, Signature signature) {
        Actor by = signature.by();
        jdbc.sql("insert into deliberation_signature (session_id, seat, mark, dissent, person, role, unit, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        signature.seat(),
                        signature.mark().word(),
                        signature.dissent(),
                        by.person(),
                        by.role(),
                        by.unit(),
                        utc(signature.at()))
                .update();
    }

    List<Signature> signatures(long session) {
        return jdbc.sql("select seat, mark, dissent, person, role, unit, at"
                        + " from deliberation_signature where session_id = ? order by at, seat")
                .param(session)
                .query((rs, row) -> new Signature(
                        rs.getString("seat"),
                        Signature.Mark.of(rs.getString("mark")),
                        rs.getString("dissent"),
                        actor(rs),
                        instant(rs, "at")))
                .list();
    }

    /** A legal objection is kept as an opposition with a legal basis, as those of the first release are. */
    private static Choice kept(Choice choice) {
        return choice == Choice.LEGAL_OBJECTION ? Choice.OPPOSE : choice;
    }

    private static Ballot ballot(ResultSet rs) throws SQLException {
        Choice kept = Choice.of(rs.getString("choice"));
        String legalBasis = rs.getString("legal_basis");
        return new Ballot(
                kept == Choice.OPPOSE && !legalBasis.isBlank() ? Choice.LEGAL_OBJECTION : kept,
                rs.getString("conditions").lines().toList(),
                rs.getString("reason"),
                legalBasis);
    }

    private static Participant participant(ResultSet rs, int row) throws SQLException {
        return new Participant(rs.getString("seat"), rs.getString("acted_by"), rs.getString("note"));
    }

    private static Deliberation deliberation(ResultSet rs, int row) throws SQLException {
        return new Deliberation(
                rs.getLong("id"),
                rs.getString("case_number"),
                rs.getString("community"),
                rs.getInt("round"),
                rs.getString("outcome"),
                instant(rs, "opened_at"),
                instantOrNull(rs, "closed_at"));
    }

    private static Round round(ResultSet rs, List<Promise> promises) throws SQLException {
        String consensus = rs.getString("consensus");
        return new Round(
                rs.getInt("round"),
                new Proposal(
                        rs.getString("proposal"),
                        rs.getString("options"),
                        rs.getString("legal_basis"),
                        rs.getBigDecimal("cost"),
                        rs.getString("payer"),
                        OwnersItem.of(rs.getString("owners_item")),
                        rs.getBoolean("expert_item"),
                        promises),
                rs.getString("sha256"),
                actor(rs),
                instant(rs, "at"),
                instantOrNull(rs, "closed_at"),
                consensus == null
                        ? null
                        : new Round.Decision(Consensus.of(consensus), rs.getString("rule"), rs.getString("reason")));
    }

    static Actor actor(ResultSet rs) throws SQLException {
        return new Actor(rs.getString("person"), rs.getString("role"), rs.getString("unit"));
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
