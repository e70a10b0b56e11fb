package org.wufang.whistle;

import static org.wufang.whistle.WhistleRepository.actor;
import static org.wufang.whistle.WhistleRepository.instant;
import static org.wufang.whistle.WhistleRepository.orNull;
import static org.wufang.whistle.WhistleRepository.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

@Repository
class RulingRepository {

    private final JdbcClient jdbc;

    RulingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(WhistleCall call, String department, String basis, Actor by, Instant at) {
        jdbc.sql(
                        """
                        insert into whistle_ruling (call_id, case_number, matter, district, department, basis,
                            person, role, unit, ruled_at, instance, standing)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'first', ?)""")
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
                        time(at),
                        Ruling.MADE)
                .update();
    }

    /** The newest ruling of the call with this standing. */
    Optional<Ruling> newest(WhistleCall call, String standing) {
        return jdbc.sql(
                        """
                        select * from whistle_ruling where call_id = ? and standing = ?
                        order by id desc fetch first 1 row only""")
                .params(call.id(), standing)
                .query(RulingRepository::ruling)
                .optional();
    }

    /** Gives the ruling the next number of its year; from now on it waits for its answer, if there is to be one. */
    Ruling number(Ruling ruling, int year, String instance) {
        jdbc.sql("select name from whistle_series where name = 'ruling' for update")
                .query(String.class)
                .single();
        jdbc.sql(
                        """
                        update whistle_ruling set instance = ?, standing = ?, number_year = ?, number_in_year =
                            (select coalesce(max(other.number_in_year), 0) + 1 from whistle_ruling other where other.number_year = ?)
                        where id = ?""")
                .params(instance, Ruling.OPEN, year, year, ruling.id())
                .update();
        return get(ruling.id());
    }

    void answer(Ruling ruling, String answer, String reason, @Nullable String person, Instant at) {
        jdbc.sql(
                        """
                        update whistle_ruling set answer = ?, answer_reason = ?, answered_by = ?, answered_at = ?, standing = ?
                        where id = ?""")
                .params(
                        answer,
                        reason,
                        person,
                        time(at),
                        answer.equals(Ruling.APPEALED) ? Ruling.APPEALED : Ruling.OPEN,
                        ruling.id())
                .update();
    }

    /** It binds; an appealed one of the same call is superseded by it. */
    Ruling bind(WhistleCall call, Ruling ruling) {
        newest(call, Ruling.APPEALED)
                .ifPresent(appealed -> jdbc.sql("update whistle_ruling set supersedes = ? where id = ?")
                        .params(appealed.id(), ruling.id())
                        .update());
        jdbc.sql("update whistle_ruling set standing = ? where call_id = ? and standing = ?")
                .params(Ruling.SUPERSEDED, call.id(), Ruling.APPEALED)
                .update();
        jdbc.sql("update whistle_ruling set standing = ? where id = ?")
                .params(Ruling.BINDING, ruling.id())
                .update();
        return get(ruling.id());
    }

    /** The ruling that binds this call: its own, else the newest on the same matter in the same district. */
    Optional<Ruling> binding(WhistleCall call) {
        return jdbc.sql(
                        """
                        select * from whistle_ruling
                        where standing = ? and (call_id = ? or (matter = ? and matter <> '' and district = ?))
                        order by case when call_id = ? then 0 else 1 end, id desc fetch first 1 row only""")
                .params(Ruling.BINDING, call.id(), call.duty().matter(), call.district(), call.id())
                .query(RulingRepository::ruling)
                .optional();
    }

    /** All rulings of the case that have a number, the appealed ones too. */
    List<Ruling> rulings(String caseNumber) {
        return jdbc.sql("select * from whistle_ruling where case_number = ? and number_year is not null order by id")
                .param(caseNumber)
                .query(RulingRepository::ruling)
                .list();
    }

    List<Ruling> precedents(String matter, String district) {
        return jdbc.sql(
                        """
                        select * from whistle_ruling
                        where matter = ? and matter <> '' and district = ? and standing = ?
                        order by id desc fetch first 5 rows only""")
                .params(matter, district, Ruling.BINDING)
                .query(RulingRepository::ruling)
                .list();
    }

    private Ruling get(long id) {
        return jdbc.sql("select * from whistle_ruling where id = ?")
                .param(id)
                .query(RulingRepository::ruling)
                .single();
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
                row.getObject("number_in_year", Integer.class),
                row.getString("instance"),
                row.getString("standing"),
                row.getString("answer"),
                row.getString("answer_reason"),
                orNull(row, "answered_at"),
                row.getObject("supersedes", Long.class));
    }
}
