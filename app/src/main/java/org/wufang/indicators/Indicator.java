package org.wufang.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.casefile.CaseStatus;

/**
 * A figure that is counted from the record whenever it is asked for, and never typed. A room that owns what is counted
 * extends it; each asks the database once for its figure, and once for the cases behind it.
 */
public abstract class Indicator {

    private final JdbcClient jdbc;
    private final String name;
    private final String label;
    private final Kind kind;
    private final String definition;

    /**
     * @param name camelCase, its word in the API
     * @param label in Chinese
     * @param definition in Chinese: what is divided by what, and what is left out
     */
    protected Indicator(JdbcClient jdbc, String name, String label, Kind kind, String definition) {
        this.jdbc = jdbc;
        this.name = name;
        this.label = label;
        this.kind = kind;
        this.definition = definition;
    }

    public final String name() {
        return name;
    }

    public final String label() {
        return label;
    }

    public final Kind kind() {
        return kind;
    }

    public final String definition() {
        return definition;
    }

    /** How to read it, in Chinese; empty when nothing needs to be said. */
    public String hint() {
        return "";
    }

    /** Whether what was counted is a sample of answers, so that a confidence interval says how sure it is. */
    public boolean isSample() {
        return false;
    }

    /**
     * A query of one row for each thing counted: {@code case_number} and {@code points}; 1 or 0 in a rate, the number
     * itself in a mean.
     */
    protected abstract String things(IndicatorScope scope);

    /** What {@link #things} needs beside the parameters of the scope. */
    protected Map<String, Object> parameters(IndicatorScope scope) {
        return Map.of();
    }

    /** The things to be listed, where not all that is counted is anybody's to see. */
    protected String listed(IndicatorScope scope) {
        return things(scope);
    }

    public final Figure count(IndicatorScope scope) {
        return jdbc.sql("select coalesce(sum(things.points), 0) as numerator, count(*) as denominator from ("
                        + things(scope) + ") things")
                .params(all(scope))
                .query((row, index) -> new Figure(row.getLong("numerator"), row.getLong("denominator")))
                .single();
    }

    /** The cases behind the figure by number. The caller has made sure that they may be listed. */
    public final List<CountedCase> cases(IndicatorScope scope) {
        return jdbc.sql("select things.case_number, named.title, named.status, sum(things.points) as numerator,"
                        + " count(*) as denominator from (" + listed(scope)
                        + ") things join casefile_case named on named.number = things.case_number"
                        + " group by things.case_number, named.title, named.status order by things.case_number")
                .params(all(scope))
                .query((row, index) -> new CountedCase(
                        row.getString("case_number"),
                        row.getString("title"),
                        CaseStatus.of(row.getString("status")),
                        row.getLong("numerator"),
                        row.getLong("denominator")))
                .list();
    }

    private Map<String, Object> all(IndicatorScope scope) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.putAll(parameters(scope));
        return parameters;
    }

    /** How the figure is made of numerator and denominator. */
    public enum Kind {
        /** The things themselves. */
        COUNT,
        /** The one divided by the other, in per cent. */
        RATE,
        /** The one divided by the other. */
        MEAN
    }

    /**
     * @param numerator in a mean: the sum
     * @param denominator n: how many things were counted
     */
    public record Figure(long numerator, long denominator) {}

    /**
     * A case that counted.
     *
     * @param numerator how much of the numerator is its own
     * @param denominator how many of the things counted are its own
     */
    public record CountedCase(String number, String title, CaseStatus status, long numerator, long denominator) {}
}
