package org.wufang.platform.rows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.wufang.platform.security.Actor;

/**
 * One new row, each value beside the name of its column. Names of tables and columns are ours, never a person's input.
 */
public final class Insert {

    private final String table;
    private final List<String> columns = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    private Insert(String table) {
        this.table = table;
    }

    public static Insert into(String table) {
        return new Insert(table);
    }

    public Insert set(String column, @Nullable Object value) {
        columns.add(column);
        values.add(value instanceof Instant at ? Row.utc(at) : value);
        return this;
    }

    /** Who acts, into the columns {@code person}, {@code role}, {@code unit}. */
    public Insert actor(Actor by) {
        return set("person", by.person()).set("role", by.role()).set("unit", by.unit());
    }

    /** Who acts, into the columns {@code <prefix>}, {@code <prefix>_role}, {@code <prefix>_unit}. */
    public Insert actor(String prefix, Actor by) {
        return set(prefix, by.person()).set(prefix + "_role", by.role()).set(prefix + "_unit", by.unit());
    }

    /** Who acts, where the three columns have names of their own. */
    public Insert actor(String person, String role, String unit, Actor by) {
        return set(person, by.person()).set(role, by.role()).set(unit, by.unit());
    }

    public void run(JdbcClient jdbc) {
        statement(jdbc).update();
    }

    /** Inserts the row and returns the key that the database gave to its column {@code id}. */
    public long id(JdbcClient jdbc) {
        KeyHolder id = new GeneratedKeyHolder();
        statement(jdbc).update(id, "id");
        Long given = id.getKeyAs(Long.class);
        if (given == null) {
            throw new IllegalStateException("no key from " + table);
        }
        return given;
    }

    private JdbcClient.StatementSpec statement(JdbcClient jdbc) {
        return jdbc.sql("insert into " + table + " (" + String.join(", ", columns) + ") values ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")
                .params(values);
    }
}
