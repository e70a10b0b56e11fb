package org.wufang.whistle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
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
                            basis, street_refusal, district, street, community, hazard, level, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)""")
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
                        insert into whistle_whistle (call_id, level, ground, kind, tried_below, extra_department, reason,
                            misuse, raised, person, role, unit, blown_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        call.id(),
                        whistle.level(),
                        whistle.ground(),
                        whistle.kind(),
                        whistle.triedBelow(),
                        whistle.extraDepartment(),
                        whistle.reason(),
                        whistle.misuse(),
                        whistle.raised(),
                        whistle.by().person(),
                        whistle.by().role(),
                        whistle.by().unit(),
                        time(whistle.at()))
                .update();
    }

    void kind(WhistleCall call, String kind) {
        jdbc.sql("update whistle_whistle set kind = ? where call_id = ? and level = ?")
                .params(kind, call.id(), call.level())
                .update();
    }

    List<Whistle> whistles(WhistleCall call) {
        return jdbc.sql("select * from whistle_whistle where call_id = ? order by level")
                .param(call.id())
                .query((row, n) -> new Whistle(
                        row.getInt("level"),
                        row.getString("ground"),
                        row.getString("kind"),
                        row.getString("tried_below"),
                        row.getString("extra_department"),
                        row.getString("reason"),
                        row.getBoolean("misuse"),
                        row.getBoolean("raised"),
                        actor(row),
                        instant(row, "blown_at")))
                .list();
    }

    // Who was summoned

    void summon(WhistleCall call, Summons summons, Instant at, Instant dueAt) {
        jdbc.sql(
                        """
                        insert into whistle_target (call_id, level, target_group, is_lead, source, basis, summoned_at,
                            due_at, late)
                        values (?, ?, ?, ?, ?, ?, ?, ?, false)""")
                .params(
                        call.id(),
                        call.level(),
                        summons.group(),
                        summons.lead(),
                        summons.source(),
                        summons.basis(),
                        time(at),
                        time(dueAt))
                .update();
    }

    List<Target> targets(WhistleCall call) {
        return jdbc.sql("select * from whistle_target where call_id = ? order by level, id")
                .param(call.id())
                .query(WhistleRepository::target)
                .list();
    }

    void answer(
            Target target,
            String answer,
            boolean late,
            @Nullable String place,
            @Nullable String reason,
            @Nullable String person,
            Instant at) {
        jdbc.sql(
                        """
                        update whistle_target
                        set answer = ?, late = ?, place = ?, reason = ?, person = ?, answered_at = ?
                        where id = ?""")
                .params(answer, late, place, reason, person, time(at), target.id())
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

    /** Of the oldest ratings of each group, as many as make full steps. */
    List<MeanRating> meanRatings(int step) {
        return jdbc.sql(
                        """
                        select target_group, count(*) as ratings, avg(cast(rating as double precision)) as mean
                        from (
                            select t.target_group, r.rating,
                                row_number() over (partition by t.target_group order by r.rated_at, r.target_id) as place,
                                count(*) over (partition by t.target_group) as total
                            from whistle_rating r join whistle_target t on t.id = r.target_id) placed
                        where place <= total - mod(total, ?)
                        group by target_group order by target_group""")
                .param(step)
                .query((row, n) ->
                        new MeanRating(row.getString("target_group"), row.getLong("ratings"), row.getDouble("mean")))
                .list();
    }

    // Rulings

    /** A ruling that was made and is still to be recorded: one a call at most. */
    Optional<Ruling> unrecorded(WhistleCall call) {
        return jdbc.sql("select * from whistle_ruling where call_id = ? and number_year is null")
                .param(call.id())
                .query(WhistleRepository::ruling)
                .optional();
    }

    void rule(WhistleCall call, String department, String basis, Actor by, Instant at) {
        jdbc.sql(
                        """
                        insert into whistle_ruling (call_id, case_number, matter, district, department, basis,
                            person, role, unit, ruled_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        call.id(),
                        call.caseNumber(),
                        call.duty().matter(),
                        call.district(),
                        department,
                        basis,
                        by.person(),
                        by.role(),
                        by.unit(),
                        time(at))
                .update();
    }

    /** Gives the ruling the next number of its year. */
    Ruling number(Ruling ruling, int year) {
        jdbc.sql("select name from whistle_series where name = 'ruling' for update")
                .query(String.class)
                .single();
        jdbc.sql(
                        """
                        update whistle_ruling set number_year = ?, number_in_year =
                            (select coalesce(max(other.number_in_year), 0) + 1 from whistle_ruling other where other.number_year = ?)
                        where id = ?""")
                .params(year, year, ruling.id())
                .update();
        return jdbc.sql("select * from whistle_ruling where id = ?")
                .param(ruling.id())
                .query(WhistleRepository::ruling)
                .single();
    }

    void settle(WhistleCall call, Ruling ruling) {
        jdbc.sql(
                        """
                        update whistle_target set ruling_id = ?
                        where call_id = ? and level = ? and answer = ? and ruling_id is null""")
                .params(ruling.id(), call.id(), call.level(), Target.NOT_OURS)
                .update();
    }

    /** The ruling that binds this call: its own, else the newest on the same matter in the same district. */
    Optional<Ruling> binding(WhistleCall call) {
        return jdbc.sql(
                        """
                        select * from whistle_ruling
                        where number_year is not null and (call_id = ? or (matter = ? and matter <> '' and district = ?))
                        order by case when call_id = ? then 0 else 1 end, id desc fetch first 1 row only""")
                .params(call.id(), call.duty().matter(), call.district(), call.id())
                .query(WhistleRepository::ruling)
                .optional();
    }

    List<Ruling> rulings(String caseNumber) {
        return jdbc.sql("select * from whistle_ruling where case_number = ? and number_year is not null order by id")
                .param(caseNumber)
                .query(WhistleRepository::ruling)
                .list();
    }

    List<Ruling> precedents(String matter, String district) {
        return jdbc.sql(
                        """
                        select * from whistle_ruling
                        where matter = ? and matter <> '' and district = ? and number_year is not null
                        order by id desc fetch first 5 rows only""")
                .params(matter, district)
                .query(WhistleRepository::ruling)
                .list();
    }

    // Rows

    private static WhistleCall call(ResultSet row, int n) throws SQLException {
        String assisting = row.getString("assisting");
        return new WhistleCall(
                row.getLong("id"),
                row.getString("case_number"),
                new DutyEntry(
                        row.getString("matter"),
                        row.getString("matter_name"),
                        row.getBoolean("listed"),
                        row.getString("lead_department"),
                        assisting.isEmpty() ? List.of() : List.of(assisting.split(",")),
                        row.getString("basis"),
                        row.getString("street_refusal")),
                row.getString("district"),
                row.getString("street"),
                row.getString("community"),
                row.getString("hazard"),
                row.getInt("level"),
                instant(row, "opened_at"),
                row.getString("outcome"));
    }

    private static Target target(ResultSet row, int n) throws SQLException {
        return new Target(
                row.getLong("id"),
                row.getInt("level"),
                row.getString("target_group"),
                row.getBoolean("is_lead"),
                row.getString("source"),
                row.getString("basis"),
                instant(row, "summoned_at"),
                instant(row, "due_at"),
                row.getString("answer"),
                row.getBoolean("late"),
                row.getString("place"),
                row.getString("reason"),
                row.getString("person"),
                row.getObject("answered_at") == null ? null : instant(row, "answered_at"),
                row.getObject("ruling_id", Long.class));
    }

    private static Ruling ruling(ResultSet row, int n) throws SQLException {
        return new Ruling(
                row.getLong("id"),
                row.getLong("call_id"),
                row.getString("case_number"),
                row.getString("matter"),
                row.getString("department"),
                row.getString("basis"),
                actor(row),
                instant(row, "ruled_at"),
                row.getObject("number_year", Integer.class),
                row.getObject("number_in_year", Integer.class));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        return new Actor(row.getString("person"), row.getString("role"), row.getString("unit"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
