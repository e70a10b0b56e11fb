package org.wufang.oversight;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** The table {@code oversight_letter}. */
@Repository
class LetterRepository {

    private final JdbcClient jdbc;
    private final NumberSeries numbers;

    LetterRepository(JdbcClient jdbc, NumberSeries numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    /** @param body by number */
    Letter issue(long item, int year, IntFunction<String> body, Instant receiptDueAt, Instant at) {
        int number = numbers.next("letter", year);
        Insert.into("oversight_letter")
                .set("item_id", item)
                .set("number_year", year)
                .set("number_in_year", number)
                .set("body", body.apply(number))
                .set("issued_at", at)
                .set("receipt_due_at", receiptDueAt)
                .run(jdbc);
        return about(item).orElseThrow();
    }

    Optional<Letter> about(long item) {
        return jdbc.sql("select * from oversight_letter where item_id = ?")
                .param(item)
                .query(Row.as(LetterRepository::letter))
                .optional();
    }

    /** @return id of the item to which the letter of this number belongs */
    Optional<Long> numbered(int year, int number) {
        return jdbc.sql("select item_id from oversight_letter where number_year = ? and number_in_year = ?")
                .params(year, number)
                .query(Long.class)
                .optional();
    }

    /** Ids of those items of these groups, opened since, about which a letter was issued. */
    Set<Long> lettered(Collection<String> groups, Instant since) {
        return Set.copyOf(jdbc.sql(
                        """
                        select distinct l.item_id from oversight_letter l
                        join oversight_item i on i.id = l.item_id
                        join oversight_responsible r on r.item_id = i.id
                        where i.opened_at >= :since and r.group_id in (:groups)""")
                .param("since", utc(since))
                .param("groups", groups)
                .query(Long.class)
                .list());
    }

    /** @return whether it was not known before */
    boolean receiptMissed(long item, Instant at) {
        return jdbc.sql(
                                """
                                update oversight_letter set receipt_missed_at = ?
                                where item_id = ? and acknowledged_at is null and receipt_missed_at is null""")
                        .params(utc(at), item)
                        .update()
                > 0;
    }

    void acknowledge(long item, String explanation, Actor by, Instant at) {
        jdbc.sql("update oversight_letter set explanation = ?, person = ?, acknowledged_at = ? where item_id = ?")
                .params(explanation, by.person(), utc(at), item)
                .update();
    }

    private static Letter letter(Row row) {
        return new Letter(
                row.integer("number_year"),
                row.integer("number_in_year"),
                row.text("body"),
                row.instant("issued_at"),
                row.instantOrNull("receipt_due_at"),
                row.instantOrNull("receipt_missed_at"),
                row.textOrNull("explanation"),
                row.instantOrNull("acknowledged_at"));
    }
}
