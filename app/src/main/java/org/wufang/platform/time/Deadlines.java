package org.wufang.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.platform.engine.DecisionTables;

/** {@code ${deadlines.dueAt('handleOnSite', execution)}} in a model: the end of the time that the table {@code deadlines} allows. */
@Component("deadlines")
public class Deadlines {

    private final DecisionTables tables;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Deadlines(DecisionTables tables, WorkingCalendar calendar, Clock clock) {
        this.tables = tables;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param step the step's word in the table
     * @return now plus the allowed time, working or clock time as the table says
     * @throws IllegalStateException when the table has no rule for the step, or more than one
     */
    public Date dueAt(String step, DelegateExecution execution) {
        return Date.from(dueAt(step, execution, clock.instant()));
    }

    /** The deadline, counted from another instant than now. */
    public Instant dueAt(String step, DelegateExecution execution, Instant from) {
        Map<String, Object> row = row(step, execution);
        return end(step, from, ((Number) row.get("amount")).longValue(), String.valueOf(row.get("unit")));
    }

    /** The whole term, from now. */
    public Term term(String step, DelegateExecution execution) {
        return term(step, execution, clock.instant());
    }

    /** The whole term, from another instant than now. */
    public Term term(String step, DelegateExecution execution, Instant from) {
        Map<String, Object> row = row(step, execution);
        String unit = String.valueOf(row.get("unit"));
        return new Term(from, end(step, from, ((Number) row.get("amount")).longValue(), unit), isWorking(unit));
    }

    /**
     * The deadline where no process runs, by the newest table: before a case is triaged, after it was closed.
     *
     * @param hazard none, utilities or life
     */
    public Instant endOf(String step, String hazard, Instant from) {
        List<Map<String, Object>> rows = tables.evaluateLatest(
                "deadlines", Map.of("step", step, "hazard", hazard, "whistleKind", "", "path", ""));
        if (rows.size() != 1) {
            throw new IllegalStateException(
                    "the table deadlines has %d rules for the step %s".formatted(rows.size(), step));
        }
        Map<String, Object> row = rows.get(0);
        return end(step, from, ((Number) row.get("amount")).longValue(), String.valueOf(row.get("unit")));
    }

    /**
     * A deadline that was stopped goes on: what it had left then is counted from now, in working or clock time as the
     * table says of the step.
     */
    public Instant resumed(String step, DelegateExecution execution, Instant dueAt, Instant stoppedAt) {
        if (isWorking(String.valueOf(row(step, execution).get("unit")))) {
            return calendar.plusWorkingTime(clock.instant(), calendar.workingTime(stoppedAt, dueAt));
        }
        return stoppedAt.isBefore(dueAt) ? clock.instant().plus(Duration.between(stoppedAt, dueAt)) : clock.instant();
    }

    /**
     * The term by the newest table, from now: for what is no step of a process.
     *
     * @param path the case's path; empty before it has one
     */
    public Term latestTerm(String step, String hazard, String path) {
        Map<String, Object> row = only(
                step,
                tables.evaluateLatest(
                        "deadlines", Map.of("step", step, "hazard", hazard, "whistleKind", "", "path", path)));
        Instant from = clock.instant();
        String unit = String.valueOf(row.get("unit"));
        return new Term(from, end(step, from, ((Number) row.get("amount")).longValue(), unit), isWorking(unit));
    }

    /**
     * How the time of a step is counted; working time where the table knows no such step, as its end was agreed on.
     *
     * @param facts the variables hazard, whistleKind and path of its process
     */
    public Measure measure(String step, String processDefinitionId, Map<String, Object> facts) {
        List<Map<String, Object>> rows = tables.evaluate(
                "deadlines",
                processDefinitionId,
                Map.of(
                        "step", step,
                        "hazard", Objects.toString(facts.get("hazard"), ""),
                        "whistleKind", Objects.toString(facts.get("whistleKind"), ""),
                        "path", Objects.toString(facts.get("path"), "")));
        return new Measure(
                rows.isEmpty() || isWorking(String.valueOf(only(step, rows).get("unit"))), calendar);
    }

    private Map<String, Object> row(String step, DelegateExecution execution) {
        return only(
                step,
                tables.evaluate(
                        "deadlines",
                        execution,
                        Map.of(
                                "step", step,
                                "hazard", text(execution, "hazard"),
                                "whistleKind", text(execution, "whistleKind"),
                                "path", text(execution, "path"))));
    }

    private static Map<String, Object> only(String step, List<Map<String, Object>> rows) {
        if (rows.size() != 1) {
            throw new IllegalStateException(
                    "the table deadlines has %d rules for the step %s".formatted(rows.size(), step));
        }
        return rows.get(0);
    }

    private static boolean isWorking(String unit) {
        return unit.startsWith("working");
    }

    private Instant end(String step, Instant from, long amount, String unit) {
        return switch (unit) {
            case "minutes" -> from.plus(Duration.ofMinutes(amount));
            case "hours" -> from.plus(Duration.ofHours(amount));
            case "days" -> from.plus(Duration.ofDays(amount));
            case "workingMinutes" -> calendar.plusWorkingMinutes(from, amount);
            case "workingHours" -> calendar.plusWorkingHours(from, amount);
            case "workingDays" -> calendar.plusWorkingDays(from, amount);
            default ->
                throw new IllegalStateException(
                        "the table deadlines has an unknown unit %s for the step %s".formatted(unit, step));
        };
    }

    private static String text(DelegateExecution execution, String variable) {
        Object value = execution.getVariable(variable);
        return value == null ? "" : value.toString();
    }
}
