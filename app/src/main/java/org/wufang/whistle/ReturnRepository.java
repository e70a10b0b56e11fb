package org.wufang.whistle;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** The tables {@code whistle_return} and {@code whistle_lost_time}. */
@Repository
class ReturnRepository {

    private final JdbcClient jdbc;

    ReturnRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(WhistleCall call, Target target, ReturnClaim claim, String person, Instant at) {
        Insert.into("whistle_return")
                .set("call_id", call.id())
                .set("case_number", call.caseNumber())
                .set("target_id", target.id())
                .set("returned_group", target.group())
                .set("ground", claim.ground())
                .set("duty_item", claim.dutyItem())
                .set("list_item", call.duty().text())
                .set("suggested", claim.suggested())
                .set("reason", claim.reason())
                .set("person", person)
                .set("returned_at", at)
                .run(jdbc);
    }

    /** All of the case, oldest first. */
    List<Return> of(String caseNumber) {
        return jdbc.sql("select * from whistle_return where case_number = ? order by id")
                .param(caseNumber)
                .query(Row.as(ReturnRepository::toReturn))
                .list();
    }

    void redispatch(WhistleCall call, Return returned, String to, String by, String reason, Actor person, Instant at) {
        jdbc.sql(
                        """
                        update whistle_return set settled = ?, settled_at = ?, settled_level = ?, redispatched_to = ?,
                            redispatched_by = ?, redispatch_reason = ?, redispatch_person = ?
                        where id = ?""")
                .params(Return.REDISPATCHED, utc(at), call.level(), to, by, reason, person.person(), returned.id())
                .update();
    }

    void rule(WhistleCall call, Return returned, Ruling ruling, Instant at) {
        jdbc.sql(
                        """
                        update whistle_return set settled = ?, settled_at = ?, settled_level = ?, ruling_id = ?
                        where id = ?""")
                .params(Return.RULED, utc(at), call.level(), ruling.id(), returned.id())
                .update();
    }

    /** Redispatches of the call that hold at its present level, oldest first. */
    List<Redispatch> redispatches(WhistleCall call) {
        return jdbc.sql(
                        """
                        select * from whistle_return
                        where call_id = ? and redispatched_to is not null order by id""")
                .param(call.id())
                .query(Row.as(row -> new Redispatch(
                        row.text("returned_group"),
                        row.text("redispatched_to"),
                        row.text("redispatched_by"),
                        row.text("redispatch_reason"),
                        row.integer("settled_level") == call.level())))
                .list();
    }

    // Time lost

    void charge(LostTime lost, @Nullable Long ruling) {
        jdbc.sql("update whistle_lost_time set replaced = true where return_id = ?")
                .param(lost.returned())
                .update();
        Insert.into("whistle_lost_time")
                .set("return_id", lost.returned())
                .set("case_number", lost.caseNumber())
                .set("charged_group", lost.charged())
                .set("seconds", lost.seconds())
                .set("counted", lost.counted())
                .set("from_at", lost.from())
                .set("until_at", lost.until())
                .set("found_by", lost.foundBy())
                .set("ruling_id", ruling)
                .set("replaced", false)
                .run(jdbc);
    }

    List<LostTime> lost(String caseNumber) {
        return jdbc.sql("select * from whistle_lost_time where case_number = ? order by id")
                .param(caseNumber)
                .query(Row.as(ReturnRepository::toLostTime))
                .list();
    }

    // Counted by group, each case as often as it happened

    Map<String, List<String>> dispatched() {
        return cases(
                """
                select t.target_group as of_group, c.case_number
                from whistle_target t join whistle_call c on c.id = t.call_id order by t.id""");
    }

    Map<String, List<String>> returned() {
        return cases("select returned_group as of_group, case_number from whistle_return order by id");
    }

    /** A case is dispatched again to a group that had returned it: once for each return, however often it is called then. */
    Map<String, List<String>> cameBack() {
        return cases(
                """
                select r.returned_group as of_group, r.case_number
                from whistle_return r
                where exists (select 1 from whistle_target t join whistle_call c on c.id = t.call_id
                    where c.case_number = r.case_number and t.target_group = r.returned_group and t.id > r.target_id)
                order by r.id""");
    }

    Map<String, List<LostTime>> lostByGroup() {
        Map<String, List<LostTime>> lost = new TreeMap<>();
        jdbc.sql("select * from whistle_lost_time where not replaced order by id")
                .query(Row.as(ReturnRepository::toLostTime))
                .list()
                .forEach(each -> lost.computeIfAbsent(each.charged(), group -> new ArrayList<>())
                        .add(each));
        return lost;
    }

    private Map<String, List<String>> cases(String query) {
        Map<String, List<String>> cases = new TreeMap<>();
        jdbc.sql(query)
                .query(Row.as(row -> Map.entry(row.text("of_group"), row.text("case_number"))))
                .list()
                .forEach(each -> cases.computeIfAbsent(each.getKey(), group -> new ArrayList<>())
                        .add(each.getValue()));
        return cases;
    }

    private static Return toReturn(Row row) {
        String settled = row.textOrNull("settled");
        return new Return(
                row.number("id"),
                row.number("call_id"),
                row.text("case_number"),
                row.text("returned_group"),
                new ReturnClaim(row.text("ground"), row.text("duty_item"), row.text("suggested"), row.text("reason")),
                row.text("list_item"),
                row.instant("returned_at"),
                settled == null
                        ? null
                        : new Return.Settlement(
                                settled,
                                row.instant("settled_at"),
                                row.textOrNull("redispatched_to"),
                                row.textOrNull("redispatch_reason")));
    }

    private static LostTime toLostTime(Row row) {
        return new LostTime(
                row.number("return_id"),
                row.text("case_number"),
                row.text("charged_group"),
                row.number("seconds"),
                row.text("counted"),
                row.instant("from_at"),
                row.instant("until_at"),
                row.text("found_by"),
                row.flag("replaced"));
    }
}
