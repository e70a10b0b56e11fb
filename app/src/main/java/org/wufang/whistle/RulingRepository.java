package org.wufang.whistle;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** The table {@code whistle_ruling}. */
@Repository
class RulingRepository {

    private final JdbcClient jdbc;

    RulingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(WhistleCall call, String department, String basis, Actor by, Instant at) {
        Insert.into("whistle_ruling")
                .set("call_id", call.id())
                .set("case_number", call.caseNumber())
                .set("matter", call.duty().matter())
                .set("district", call.district())
                .set("department", department)
                .set("basis", basis)
                .actor(by)
                .set("ruled_at", at)
                .set("instance", Ruling.FIRST)
                .set("standing", Ruling.MADE)
                .run(jdbc);
    }

    /** The newest ruling of the call with this standing. */
    Optional<Ruling> newest(WhistleCall call, String standing) {
        return jdbc.sql(
                        """
                        select * from whistle_ruling where call_id = ? and standing = ?
                        order by id desc fetch first 1 row only""")
                .params(call.id(), standing)
                .query(Row.as(RulingRepository::ruling))
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
                        utc(at),
                        answer.equals(Ruling.APPEALED) ? Ruling.APPEALED : Ruling.OPEN,
                        ruling.id())
                .update();
    }

    /** The ruling binds; an appealed one of the same call is superseded by it. */
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
                .query(Row.as(RulingRepository::ruling))
                .optional();
    }

    /** All rulings of the case that have a number, the appealed ones too. */
    List<Ruling> rulings(String caseNumber) {
        return jdbc.sql("select * from whistle_ruling where case_number = ? and number_year is not null order by id")
                .param(caseNumber)
                .query(Row.as(RulingRepository::ruling))
                .list();
    }

    List<Ruling> precedents(String matter, String district) {
        return jdbc.sql(
                        """
                        select * from whistle_ruling
                        where matter = ? and matter <> '' and district = ? and standing = ?
                        order by id desc fetch first 5 rows only""")
                .params(matter, district, Ruling.BINDING)
                .query(Row.as(RulingRepository::ruling))
                .list();
    }

    private Ruling get(long id) {
        return jdbc.sql("select * from whistle_ruling where id = ?")
                .param(id)
                .query(Row.as(RulingRepository::ruling))
                .single();
    }

    private static Ruling ruling(Row row) {
        String answer = row.textOrNull("answer");
        return new Ruling(
                row.number("id"),
                row.number("call_id"),
                row.text("case_number"),
                row.text("matter"),
                row.text("department"),
                row.text("basis"),
                row.actor(),
                row.instant("ruled_at"),
                row.integerOrNull("number_year"),
                row.integerOrNull("number_in_year"),
                row.text("standing"),
                answer == null
                        ? null
                        : new Ruling.Answer(answer, row.text("answer_reason"), row.instant("answered_at")),
                row.numberOrNull("supersedes"));
    }
}
