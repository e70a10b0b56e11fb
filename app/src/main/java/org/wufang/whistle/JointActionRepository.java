package org.wufang.whistle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** The tables {@code whistle_plan}, {@code whistle_action} and {@code whistle_rating}. */
@Repository
class JointActionRepository {

    private final JdbcClient jdbc;

    JointActionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // Plans

    void plan(WhistleCall call, Plan plan) {
        Insert.into("whistle_plan")
                .set("call_id", call.id())
                .set("level", plan.level())
                .set("plan", plan.plan())
                .set("finish_on", plan.finishOn())
                .actor(plan.by())
                .set("planned_at", plan.at())
                .run(jdbc);
    }

    List<Plan> plans(WhistleCall call) {
        return jdbc.sql("select * from whistle_plan where call_id = ? order by level")
                .param(call.id())
                .query(Row.as(row -> new Plan(
                        row.integer("level"),
                        row.text("plan"),
                        row.day("finish_on"),
                        row.actor(),
                        row.instant("planned_at"))))
                .list();
    }

    // Actions

    void act(Action action) {
        Insert.into("whistle_action")
                .set("target_id", action.target())
                .set("level", action.level())
                .set("done", action.done())
                .set("result", action.result())
                .set("evidence", action.evidence())
                .set("reason", action.reason())
                .set("person", action.person())
                .set("acted_at", action.at())
                .run(jdbc);
    }

    List<Action> actions(WhistleCall call) {
        return jdbc.sql(
                        """
                        select a.* from whistle_action a join whistle_target t on t.id = a.target_id
                        where t.call_id = ? order by a.acted_at, a.target_id""")
                .param(call.id())
                .query(Row.as(row -> new Action(
                        row.number("target_id"),
                        row.integer("level"),
                        row.text("done"),
                        row.text("result"),
                        row.text("evidence"),
                        row.text("reason"),
                        row.text("person"),
                        row.instant("acted_at"))))
                .list();
    }

    // Ratings

    void rate(ReverseRating rating) {
        Insert.into("whistle_rating")
                .set("target_id", rating.target())
                .set("rating", rating.rating())
                .set("remark", rating.remark())
                .actor(rating.by())
                .set("rated_at", rating.at())
                .run(jdbc);
    }

    List<ReverseRating> ratings(WhistleCall call) {
        return jdbc.sql(
                        """
                        select r.* from whistle_rating r join whistle_target t on t.id = r.target_id
                        where t.call_id = ? order by r.rated_at, r.target_id""")
                .param(call.id())
                .query(Row.as(row -> new ReverseRating(
                        row.number("target_id"),
                        row.integer("rating"),
                        row.text("remark"),
                        row.actor(),
                        row.instant("rated_at"))))
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
                .query(Row.as(row -> Map.entry(row.text("target_group"), row.integer("rating"))))
                .list()
                .forEach(each -> ratings.computeIfAbsent(each.getKey(), group -> new ArrayList<>())
                        .add(each.getValue()));
        return ratings;
    }
}
