package org.wufang.platform.rows;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.wufang.platform.security.Actor;

/**
 * One row of an answer, read by the names of its columns. A reader whose name does not end in {@code OrNull} is for a
 * column that the schema declares {@code not null}. A column that is not there is a {@link DataRetrievalFailureException}
 * that names it.
 */
public final class Row {

    private final ResultSet columns;

    private Row(ResultSet columns) {
        this.columns = columns;
    }

    /** For {@code JdbcClient}: {@code .query(Row.as(VoiceRepository::voice))}. */
    public static <T> RowMapper<T> as(Function<Row, T> reading) {
        return (columns, number) -> reading.apply(new Row(columns));
    }

    /** What belongs to each key, in the order of the rows: {@code .query(Row.grouped(row -> row.number("of"), …))}. */
    public static <K, T> ResultSetExtractor<Map<K, List<T>>> grouped(Function<Row, K> key, Function<Row, T> reading) {
        return columns -> {
            Row row = new Row(columns);
            Map<K, List<T>> groups = new LinkedHashMap<>();
            while (columns.next()) {
                groups.computeIfAbsent(key.apply(row), none -> new ArrayList<>())
                        .add(reading.apply(row));
            }
            return groups;
        };
    }

    /** An instant as a column holds it; null stays null. */
    public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    public String text(String column) {
        return present(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        return read(column, () -> columns.getString(column));
    }

    /** The constant of a closed word: {@code row.word("kind", Voice.Kind::of)}. */
    public <T> T word(String column, Function<String, T> constant) {
        return constant.apply(text(column));
    }

    public <T> @Nullable T wordOrNull(String column, Function<String, T> constant) {
        String word = textOrNull(column);
        return word == null ? null : constant.apply(word);
    }

    public int integer(String column) {
        return present(column, integerOrNull(column));
    }

    public @Nullable Integer integerOrNull(String column) {
        return read(column, () -> orNull(columns.getInt(column)));
    }

    /** A number of 64 bits: keys, sizes in bytes, counts. */
    public long number(String column) {
        return present(column, numberOrNull(column));
    }

    public @Nullable Long numberOrNull(String column) {
        return read(column, () -> orNull(columns.getLong(column)));
    }

    public BigDecimal decimal(String column) {
        return present(column, decimalOrNull(column));
    }

    public @Nullable BigDecimal decimalOrNull(String column) {
        return read(column, () -> columns.getBigDecimal(column));
    }

    public boolean flag(String column) {
        return present(column, flagOrNull(column));
    }

    public @Nullable Boolean flagOrNull(String column) {
        return read(column, () -> orNull(columns.getBoolean(column)));
    }

    public LocalDate day(String column) {
        return present(column, dayOrNull(column));
    }

    public @Nullable LocalDate dayOrNull(String column) {
        return read(column, () -> columns.getObject(column, LocalDate.class));
    }

    public Instant instant(String column) {
        return present(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        OffsetDateTime at = read(column, () -> columns.getObject(column, OffsetDateTime.class));
        return at == null ? null : at.toInstant();
    }

    /** Who acted, from the columns {@code person}, {@code role}, {@code unit}. */
    public Actor actor() {
        return new Actor(text("person"), text("role"), text("unit"));
    }

    public @Nullable Actor actorOrNull() {
        return textOrNull("person") == null ? null : actor();
    }

    /** Who acted, from the columns {@code <prefix>}, {@code <prefix>_role}, {@code <prefix>_unit}. */
    public Actor actor(String prefix) {
        return new Actor(text(prefix), text(prefix + "_role"), text(prefix + "_unit"));
    }

    public @Nullable Actor actorOrNull(String prefix) {
        return textOrNull(prefix) == null ? null : actor(prefix);
    }

    /** Who acted, where the three columns have names of their own. */
    public Actor actor(String person, String role, String unit) {
        return new Actor(text(person), text(role), text(unit));
    }

    public @Nullable Actor actorOrNull(String person, String role, String unit) {
        return textOrNull(person) == null ? null : actor(person, role, unit);
    }

    /** {@code getObject(column, Integer.class)} would know nulls, but PostgreSQL refuses it for a {@code count(*)}. */
    private <T> @Nullable T orNull(T value) throws SQLException {
        return columns.wasNull() ? null : value;
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new DataRetrievalFailureException("no value in column " + column);
        }
        return value;
    }

    private static <T> @Nullable T read(String column, Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw new DataRetrievalFailureException("cannot read column " + column, e);
        }
    }

    private interface Reading<T> {
        @Nullable
        T read() throws SQLException;
    }
}
