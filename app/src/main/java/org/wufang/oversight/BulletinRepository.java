package org.wufang.oversight;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** The table {@code oversight_bulletin}, and what each bulletin counted. */
@Repository
class BulletinRepository {

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final NumberSeries numbers;

    BulletinRepository(JdbcClient jdbc, JdbcOperations batches, NumberSeries numbers) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.numbers = numbers;
    }

    void draft(long item, String draft, Instant at) {
        Insert.into("oversight_bulletin")
                .set("item_id", item)
                .set("draft", draft)
                .set("drafted_at", at)
                .run(jdbc);
    }

    void keep(long item, List<Figure> figures) {
        for (int ordinal = 1; ordinal <= figures.size(); ordinal++) {
            Figure figure = figures.get(ordinal - 1);
            int place = ordinal;
            Insert.into("oversight_figure")
                    .set("item_id", item)
                    .set("ordinal", ordinal)
                    .set("name", figure.name())
                    .set("counted", figure.counted())
                    .run(jdbc);
            batches.batchUpdate(
                    "insert into oversight_figure_case (item_id, ordinal, case_number) values (?, ?, ?)",
                    figure.cases().stream()
                            .map(caseNumber -> new Object[] {item, place, caseNumber})
                            .toList());
        }
    }

    List<Figure> figures(long item) {
        return jdbc.sql("select ordinal, name, counted from oversight_figure where item_id = ? order by ordinal")
                .param(item)
                .query(Row.as(row -> new Figure(
                        row.text("name"),
                        row.integer("counted"),
                        jdbc.sql(
                                        """
                                        select case_number from oversight_figure_case
                                        where item_id = ? and ordinal = ? order by case_number""")
                                .params(item, row.integer("ordinal"))
                                .query(String.class)
                                .list())))
                .list();
    }

    void decide(long item, boolean released, String body, String office, Actor by, Instant at) {
        jdbc.sql(
                        """
                        update oversight_bulletin set released = ?, body = ?, office = ?, person = ?, decided_at = ?
                        where item_id = ?""")
                .params(released, body, office, by.person(), utc(at), item)
                .update();
    }

    Bulletin publish(long item, int year) {
        jdbc.sql("update oversight_bulletin set number_year = ?, number_in_year = ? where item_id = ?")
                .params(year, numbers.next("bulletin", year), item)
                .update();
        return about(item).orElseThrow();
    }

    Optional<Bulletin> about(long item) {
        return jdbc.sql("select * from oversight_bulletin where item_id = ?")
                .param(item)
                .query(Row.as(BulletinRepository::bulletin))
                .optional();
    }

    /** @return id of the item to which the bulletin of this number belongs */
    Optional<Long> numbered(int year, int number) {
        return jdbc.sql("select item_id from oversight_bulletin where number_year = ? and number_in_year = ?")
                .params(year, number)
                .query(Long.class)
                .optional();
    }

    private static Bulletin bulletin(Row row) {
        return new Bulletin(
                row.text("draft"),
                row.textOrNull("office"),
                row.flagOrNull("released"),
                row.textOrNull("body"),
                row.instantOrNull("decided_at"),
                row.integerOrNull("number_year"),
                row.integerOrNull("number_in_year"));
    }
}
