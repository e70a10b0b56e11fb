package org.wufang.whistle;

import static org.wufang.whistle.WhistleRepository.instant;
import static org.wufang.whistle.WhistleRepository.orNull;
import static org.wufang.whistle.WhistleRepository.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

@Repository
class ReturnRepository {

    private final JdbcClient jdbc;

    ReturnRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(WhistleCall call, Target target, ReturnClaim claim, String person, Instant at) {
        jdbc.sql(
                        """
                        insert into whistle_return (call_id, case_number, target_id, returned_group, ground, duty_item,
                            list_item, suggested, reason, person, returned_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        call.id(),
                        call.caseNumber(),
                        target.id(),
                        target.group(),
                        claim.ground(),
                        claim.dutyItem(),
                        call.duty().text(),
                        claim.suggested(),
                        claim.reason(),
                        person,
                        time(at))
                .update();
    }

    /** All of the case, oldest first. */
    List<Return> of(String caseNumber) {
        return jdbc.sql("select * from whistle_return where case_number = ? order by id")
                .param(caseNumber)
                .query(ReturnRepository::toReturn)
                .list();
    }

    void redispatch(WhistleCall call, Return returned, String to, String by, String reason, Actor person, Instant at) {
        jdbc.sql(
                        """
                        update whistle_return set settled = ?, settled_at = ?, settled_level = ?, redispatched_to = ?,
                            redispatched_by = ?, redispatch_reason = ?, redispatch_person = ?
                        where id = ?""")
                .params(Return.REDISPATCHED, time(at), call.level(), to, by, reason, person.person(), returned.id())
                .update();
    }

    void rule(WhistleCall call, Return returned, Ruling ruling, Instant at) {
        jdbc.sql(
                        """
                        update whistle_return set settled = ?, settled_at = ?, settled_level = ?, ruling_id = ?
                        where id = ?""")
                .params(Return.RULED, time(at), call.level(), ruling.id(), returned.id())
                .update();
    }

    /** Redispatches of the call that hold at its present level, oldest first. */
    List<Redispatch> redispatches(WhistleCall call) {
        return jdbc.sql(
                        """
                        select * from whistle_return
                        where call_id = ? and redispatched_to is not null order by id""")
                .param(call.id())
                .query((row, n) -> new Redispatch(
                        row.getString("returned_group"),
                        row.getString("redispatched_to"),
                        row.getString("redispatched_by"),
                        row.getString("redispatch_reason"),
                        row.getInt("settled_level") == call.level()))
                .list();
    }

    // Time lost

    void charge(LostTime lost, @Nullable Long ruling) {
        jdbc.sql("update whistle_lost_time set replaced = true where return_id = ?")
                .param(lost.returned())
                .update();
        jdbc.sql(
                        """
                        insert into whistle_lost_time (return_id, case_number, charged_group, seconds, counted, from_at,
                            until_at, found_by, ruling_id, replaced)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, false)""")
                .params(
                        lost.returned(),
                        lost.caseNumber(),
                        lost.charged(),
                        lost.seconds(),
                        lost.counted(),
                        time(lost.from()),
                        time(lost.until()),
                        lost.foundBy(),
                        ruling)
                .update();
    }

    List<LostTime> lost(String caseNumber) {
        return jdbc.sql("select * from whistle_lost_time where case_number = ? order by id")
                .param(caseNumber)
                .query(ReturnRepository::toLostTime)
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
                .query(ReturnRepository::toLostTime)
                .list()
                .forEach(each -> lost.computeIfAbsent(each.charged(), group -> new ArrayList<>())
                        .add(each));
        return lost;
    }

    private Map<String, List<String>> cases(String query) {
        Map<String, List<String>> cases = new TreeMap<>();
        jdbc.sql(query).query(row -> {
            cases.computeIfAbsent(row.getString("of_group"), group -> new ArrayList<>())
                    .add(row.getString("case_number"));
        });
        return cases;
    }

    private static Return toReturn(ResultSet row, int n) throws SQLException {
        return new Return(
                row.getLong("id"),
                row.getLong("call_id"),
                row.getString("case_number"),
                row.getLong("target_id"),
                row.getString("returned_group"),
                new ReturnClaim(
                        row.getString("ground"),
                        row.getString("duty_item"),
                        row.getString("suggested"),
                        row.getString("reason")),
                row.getString("list_item"),
                row.getString("person"),
                instant(row, "returned_at"),
                row.getString("settled"),
                orNull(row, "settled_at"),
                row.getString("redispatched_to"),
                row.getString("redispatched_by"),
                row.getString("redispatch_reason"),
                row.getObject("ruling_id", Long.class));
    }

    private static LostTime toLostTime(ResultSet row, int n) throws SQLException {
        return new LostTime(
                row.getLong("return_id"),
                row.getString("case_number"),
                row.getString("charged_group"),
                row.getLong("seconds"),
                row.getString("counted"),
                instant(row, "from_at"),
                instant(row, "until_at"),
                row.getString("found_by"),
                row.getBoolean("replaced"));
    }
}
