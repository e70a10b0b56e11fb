package org.wufang.whistle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.directory.StreetDuty;
import org.wufang.platform.security.Actor;

@Repository
class WhistleRepository {

    private final JdbcClient jdbc;

    WhistleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // The call

    boolean isOpened(String run) {
        return jdbc.sql("select count(*) from whistle_call where run = ?")
                        .param(run)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void open(
            String run,
            String caseNumber,
            DutyEntry duty,
            String district,
            String street,
            String community,
            String hazard,
            Instant at) {
        jdbc.sql(
                        """
                        insert into whistle_call (run, case_number, matter, matter_name, listed, lead_department, assisting,
                            basis, street_refusal, street_item, street_lead, street_assist, district, street, community,
                            hazard, level, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)""")
                .params(
                        run,
                        caseNumber,
                        duty.matter(),
                        duty.name(),
                        duty.listed(),
                        duty.lead(),
                        String.join(",", duty.assist()),
                        duty.basis(),
                        duty.streetRefusal(),
                        duty.street().item(),
                        duty.street().lead(),
                        String.join(",", duty.street().assist()),
                        district,
                        street,
                        community,
                        hazard,
                        time(at))
                .update();
    }

    /** The newest run of the case. */
    Optional<WhistleCall> current(String caseNumber) {
        return jdbc.sql("select * from whistle_call where case_number = ? order by id desc fetch first 1 row only")
                .param(caseNumber)
                .query(WhistleRepository::call)
                .optional();
    }

    /** The call of this id. */
    WhistleCall get(long id) {
        return jdbc.sql("select * from whistle_call where id = ?")
                .param(id)
                .query(WhistleRepository::call)
                .single();
    }

    /** The engine's id of the run. */
    String run(WhistleCall call) {
        return jdbc.sql("select run from whistle_call where id = ?")
                .param(call.id())
                .query(String.class)
                .single();
    }

    List<WhistleCall> calls(String caseNumber) {
        return jdbc.sql("select * from whistle_call where case_number = ? order by id")
                .param(caseNumber)
                .query(WhistleRepository::call)
                .list();
    }

    void raise(WhistleCall call, int level) {
        jdbc.sql("update whistle_call set level = ? where id = ?")
                .params(level, call.id())
                .update();
    }

    void close(WhistleCall call, String outcome, Instant at) {
        jdbc.sql("update whistle_call set outcome = ?, closed_at = ? where id = ? and outcome is null")
                .params(outcome, time(at), call.id())
                .update();
    }

    // Its whistles, one a level

    void blow(WhistleCall call, Whistle whistle) {
        jdbc.sql(
                        """
                        insert into whistle_whistle (call_id, level, kind_asked, ground, kind, kind_reason, tried_below,
                            evidence, extra_department, reason, site_code, misuse, raised, person, role, unit, blown_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        call.id(),
                        whistle.level(),
                        whistle.wish().kindAsked(),
                        whistle.wish().ground(),
                        whistle.kind(),
                        whistle.kindReason(),
                        whistle.wish().triedBelow(),
                        whistle.wish().evidence(),
                        whistle.wish().extraDepartment(),
                        whistle.wish().reason(),
                        whistle.siteCode(),
                        whistle.misuse(),
                        whistle.raised(),
                        whistle.by().person(),
                        whistle.by().role(),
                        whistle.by().unit(),
                        time(whistle.at()))
                .update();
    }

    void kind(WhistleCall call, String kind, String reason) {
        jdbc.sql("update whistle_whistle set kind = ?, kind_reason = ? where call_id = ? and level = ?")
                .params(kind, reason, call.id(), call.level())
                .update();
    }

    List<Whistle> whistles(WhistleCall call) {
        return jdbc.sql("select * from whistle_whistle where call_id = ? order by level")
                .param(call.id())
                .query((row, n) -> new Whistle(
                        row.getInt("level"),
                        new Wish(
                                row.getString("kind_asked"),
                                row.getString("ground"),
                                row.getString("tried_below"),
                                row.getString("evidence"),
                                row.getString("extra_department"),
                                row.getString("reason")),
                        row.getString("kind"),
                        row.getString("kind_reason"),
                        row.getString("site_code"),
                        row.getBoolean("misuse"),
                        row.getBoolean("raised"),
                        actor(row),
                        instant(row, "blown_at")))
                .list();
    }

    // Who was summoned

    void summon(
            WhistleCall call, Summons summons, String dispatchedBy, Instant at, Instant dueAt, Instant returnDueAt) {
        jdbc.sql(
                        """
                        insert into whistle_target (call_id, level, target_group, is_lead, source, basis, dispatched_by,
                            summoned_at, due_at, return_due_at, late)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)""")
                .params(
                        call.id(),
                        call.level(),
                        summons.group(),
                        summons.lead(),
                        summons.source(),
                        summons.basis(),
                        dispatchedBy,
                        time(at),
                        time(dueAt),
                        time(returnDueAt))
                .update();
    }

    List<Target> targets(WhistleCall call) {
        return jdbc.sql(
                        """
                        select t.*, r.settled as return_settled, r.redispatched_to
                        from whistle_target t left join whistle_return r on r.target_id = t.id
                        where t.call_id = ? order by t.level, t.id""")
                .param(call.id())
                .query(WhistleRepository::target)
                .list();
    }

    void arrive(Target target, boolean late, Arrival arrival, String confirmedBy, String person, Instant at) {
        jdbc.sql(
                        """
                        update whistle_target
                        set answer = ?, late = ?, place = ?, confirmed_by = ?, position = ?, person = ?, answered_at = ?
                        where id = ?""")
                .params(
                        Target.ARRIVED,
                        late,
                        arrival.place(),
                        confirmedBy,
                        arrival.position(),
                        person,
                        time(at),
                        target.id())
                .update();
    }

    void giveBack(Target target, boolean late, String reason, String person, Instant at) {
        jdbc.sql("update whistle_target set answer = ?, late = ?, reason = ?, person = ?, answered_at = ? where id = ?")
                .params(Target.NOT_OURS, late, reason, person, time(at), target.id())
                .update();
    }

    void absent(Target target, Instant at) {
        jdbc.sql("update whistle_target set answer = ?, late = true, answered_at = ?, absent_at = ? where id = ?")
                .params(Target.ABSENT, time(at), time(at), target.id())
                .update();
    }

    /** From now on this group leads the level. */
    void lead(WhistleCall call, String group) {
        jdbc.sql("update whistle_target set is_lead = (target_group = ?) where call_id = ? and level = ?")
                .params(group, call.id(), call.level())
                .update();
    }

    // Plan, action, rating

    void plan(WhistleCall call, Plan plan) {
        jdbc.sql(
                        """
                        insert into whistle_plan (call_id, level, plan, finish_on, person, role, unit, planned_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        call.id(),
                        plan.level(),
                        plan.plan(),
                        plan.finishOn(),
                        plan.by().person(),
                        plan.by().role(),
                        plan.by().unit(),
                        time(plan.at()))
                .update();
    }

    List<Plan> plans(WhistleCall call) {
        return jdbc.sql("select * from whistle_plan where call_id = ? order by level")
                .param(call.id())
                .query((row, n) -> new Plan(
                        row.getInt("level"),
                        row.getString("plan"),
                        row.getObject("finish_on", LocalDate.class),
                        actor(row),
                        instant(row, "planned_at")))
                .list();
    }

    void act(Action action) {
        jdbc.sql(
                        """
                        insert into whistle_action (target_id, level, done, result, evidence, reason, person, acted_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        action.target(),
                        action.level(),
                        action.done(),
                        action.result(),
                        action.evidence(),
                        action.reason(),
                        action.person(),
                        time(action.at()))
                .update();
    }

    List<Action> actions(WhistleCall call) {
        return jdbc.sql(
                        """
                        select a.* from whistle_action a join whistle_target t on t.id = a.target_id
                        where t.call_id = ? order by a.acted_at, a.target_id""")
                .param(call.id())
                .query((row, n) -> new Action(
                        row.getLong("target_id"),
                        row.getInt("level"),
                        row.getString("done"),
                        row.getString("result"),
                        row.getString("evidence"),
                        row.getString("reason"),
                        row.getString("person"),
                        instant(row, "acted_at")))
                .list();
    }

    void rate(Rating rating) {
        jdbc.sql(
                        """
                        insert into whistle_rating (target_id, rating, remark, person, role, unit, rated_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        rating.target(),
                        rating.rating(),
                        rating.remark(),
                        rating.by().person(),
                        rating.by().role(),
                        rating.by().unit(),
                        time(rating.at()))
                .update();
    }

    List<Rating> ratings(WhistleCall call) {
        return jdbc.sql(
                        """
                        select r.* from whistle_rating r join whistle_target t on t.id = r.target_id
                        where t.call_id = ? order by r.rated_at, r.target_id""")
                .param(call.id())
                .query((row, n) -> new Rating(
                        row.getLong("target_id"),
                        row.getInt("rating"),
                        row.getString("remark"),
                        actor(row),
                        instant(row, "rated_at")))
                .list();
    }

    boolean isRated(Target target) {
        return jdbc.sql("select count(*) from whistle_rating where target_id = ?")
                        .param(target.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The ratings of each group, oldest first. */
    Map<String, List<Integer>> ratingsByGroup() {
        Map<String, List<Integer>> ratings = new TreeMap<>();
        jdbc.sql(
                        """
                        select t.target_group, r.rating
                        from whistle_rating r join whistle_target t on t.id = r.target_id
                        order by r.rated_at, r.target_id""")
                .query(row -> {
                    ratings.computeIfAbsent(row.getString("target_group"), group -> new ArrayList<>())
                            .add(row.getInt("rating"));
                });
        return ratings;
    }

    // Misuse

    List<MisuseReview> misuse() {
        return jdbc.sql(
                        """
                        select w.*, c.case_number, c.district, c.street, m.verdict, m.reason as verdict_reason,
                            m.person as reviewer, m.role as reviewer_role, m.unit as reviewer_unit, m.reviewed_at
                        from whistle_whistle w
                        join whistle_call c on c.id = w.call_id
                        left join whistle_misuse_review m on m.call_id = w.call_id and m.level = w.level
                        where w.misuse order by w.blown_at desc""")
                .query((row, n) -> new MisuseReview(
                        row.getLong("call_id"),
                        row.getString("case_number"),
                        row.getString("district"),
                        row.getString("street"),
                        row.getInt("level"),
                        row.getString("ground"),
                        row.getString("tried_below"),
                        actor(row),
                        instant(row, "blown_at"),
                        row.getString("verdict"),
                        row.getString("verdict_reason"),
                        row.getString("verdict") == null
                                ? null
                                : new Actor(
                                        row.getString("reviewer"),
                                        row.getString("reviewer_role"),
                                        row.getString("reviewer_unit")),
                        orNull(row, "reviewed_at")))
                .list();
    }

    void review(MisuseReview misuse, String verdict, String reason, Actor by, Instant at) {
        jdbc.sql(
                        """
                        insert into whistle_misuse_review (call_id, level, verdict, reason, person, role, unit, reviewed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(misuse.call(), misuse.level(), verdict, reason, by.person(), by.role(), by.unit(), time(at))
                .update();
    }

    // Rows

    private static WhistleCall call(ResultSet row, int n) throws SQLException {
        return new WhistleCall(
                row.getLong("id"),
                row.getString("case_number"),
                new DutyEntry(
                        row.getString("matter"),
                        row.getString("matter_name"),
                        row.getBoolean("listed"),
                        row.getString("lead_department"),
                        codes(row.getString("assisting")),
                        row.getString("basis"),
                        row.getString("street_refusal"),
                        new StreetDuty(
                                row.getString("street_item"),
                                row.getString("street_lead"),
                                codes(row.getString("street_assist")))),
                row.getString("district"),
                row.getString("street"),
                row.getString("community"),
                row.getString("hazard"),
                row.getInt("level"),
                instant(row, "opened_at"),
                row.getString("outcome"));
    }

    private static List<String> codes(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    private static Target target(ResultSet row, int n) throws SQLException {
        return new Target(
                row.getLong("id"),
                row.getInt("level"),
                row.getString("target_group"),
                row.getBoolean("is_lead"),
                row.getString("source"),
                row.getString("basis"),
                row.getString("dispatched_by"),
                instant(row, "summoned_at"),
                instant(row, "due_at"),
                orNull(row, "return_due_at"),
                row.getString("answer"),
                row.getBoolean("late"),
                row.getString("place"),
                row.getString("confirmed_by"),
                orNull(row, "absent_at"),
                row.getString("reason"),
                row.getString("person"),
                orNull(row, "answered_at"),
                row.getString("return_settled"),
                row.getString("redispatched_to"));
    }

    static Actor actor(ResultSet row) throws SQLException {
        return new Actor(row.getString("person"), row.getString("role"), row.getString("unit"));
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : instant(row, column);
    }
}
