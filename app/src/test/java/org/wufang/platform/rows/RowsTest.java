package org.wufang.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.platform.security.Actor;

class RowsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T23:59:59.123456Z");
    private static final Actor CLERK = new Actor("li", "coordination", "430302003");

    private final JdbcClient jdbc = JdbcClient.create(database());

    private static JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:rows;DB_CLOSE_DELAY=-1");
        return database;
    }

    @BeforeEach
    void anEmptyTable() {
        jdbc.sql("drop table if exists paper").update();
        jdbc.sql("create table paper (id bigint generated always as identity, kind varchar(9), pages int,"
                        + " at timestamp with time zone, person varchar(9), role varchar(19), unit varchar(19),"
                        + " sender varchar(9), sender_role varchar(19), sender_unit varchar(19))")
                .update();
    }

    @Test
    void whatWasInsertedIsRead() {
        long id = Insert.into("paper")
                .set("kind", "letter")
                .set("pages", 3)
                .set("at", NOW)
                .actor(CLERK)
                .actor("sender", Actor.SYSTEM)
                .id(jdbc);

        assertThat(read(row -> row.number("id"))).containsExactly(id);
        assertThat(read(row -> row.word("kind", String::length))).containsExactly(6);
        assertThat(read(row -> row.integer("pages"))).containsExactly(3);
        assertThat(read(row -> row.instant("at"))).containsExactly(NOW);
        assertThat(read(Row::actor)).containsExactly(CLERK);
        assertThat(read(row -> row.actor("sender"))).containsExactly(Actor.SYSTEM);
    }

    @Test
    void anActorsColumnsMayHaveNamesOfTheirOwn() {
        Insert.into("paper").actor("sender", "role", "sender_unit", CLERK).run(jdbc);

        assertThat(read(row -> row.actorOrNull("sender", "role", "sender_unit")))
                .containsExactly(CLERK);
    }

    @Test
    void whatIsNotThereIsNull() {
        Insert.into("paper").set("at", (Instant) null).run(jdbc);

        assertThat(read(row -> row.textOrNull("kind") == null
                        && row.integerOrNull("pages") == null
                        && row.instantOrNull("at") == null
                        && row.actorOrNull() == null
                        && row.actorOrNull("sender") == null))
                .containsExactly(true);
    }

    @Test
    void aMissingValueNamesItsColumn() {
        Insert.into("paper").set("pages", 1).run(jdbc);

        assertThatThrownBy(() -> read(row -> row.text("kind")))
                .isInstanceOf(DataRetrievalFailureException.class)
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> read(row -> row.text("colour")))
                .isInstanceOf(DataRetrievalFailureException.class)
                .hasMessageContaining("colour");
    }

    @Test
    void aCountIsAnInteger() {
        Insert.into("paper").set("pages", 1).run(jdbc);

        assertThat(jdbc.sql("select count(*) as papers from paper")
                        .query(Row.as(row -> row.integer("papers")))
                        .single())
                .isEqualTo(1);
    }

    @Test
    void rowsAreGroupedByTheirKey() {
        Insert.into("paper").set("kind", "letter").set("pages", 3).run(jdbc);
        Insert.into("paper").set("kind", "note").set("pages", 1).run(jdbc);
        Insert.into("paper").set("kind", "letter").set("pages", 2).run(jdbc);

        assertThat(jdbc.sql("select * from paper order by id")
                        .query(Row.grouped(row -> row.text("kind"), row -> row.integer("pages"))))
                .isEqualTo(Map.of("letter", List.of(3, 2), "note", List.of(1)));
    }

    private <T> List<T> read(Function<Row, T> reading) {
        return jdbc.sql("select * from paper").query(Row.as(reading)).list();
    }
}
