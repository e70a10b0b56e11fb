package org.wufang.deliberation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.wufang.platform.forms.FormRejected;

/**
 * A commitment as it stands in a proposal: somebody's, with a day.
 *
 * @param slot its place in the proposal, from 1
 * @param owner seat that will do it
 */
public record Promise(int slot, String owner, String measure, LocalDate dueOn) {

    /**
     * A filled slot of the form; empty when nothing in it was filled.
     *
     * @throws FormRejected when only parts of it were filled, or the day is none
     */
    public static Optional<Promise> of(int slot, String owner, String measure, String dueOn) {
        if (owner.isEmpty() && measure.isEmpty() && dueOn.isEmpty()) {
            return Optional.empty();
        }
        demand(!owner.isEmpty(), slot, "Owner", "没有承诺方的承诺不成立，请选择由哪一方承诺");
        demand(!measure.isEmpty(), slot, "Measure", "请写明承诺的措施");
        demand(!dueOn.isEmpty(), slot, "DueOn", "请填写完成日期");
        return Optional.of(new Promise(slot, owner, measure, day(slot, dueOn)));
    }

    /** Refuses this commitment's part ({@code Owner}, {@code Measure}, {@code DueOn}) unless the condition holds. */
    void demand(boolean condition, String part, String message) {
        demand(condition, slot, part, message);
    }

    private static LocalDate day(int slot, String dueOn) {
        try {
            return LocalDate.parse(dueOn);
        } catch (DateTimeParseException e) {
            throw new FormRejected("commitment" + slot + "DueOn", "承诺" + slot, "日期应形如 2026-03-31");
        }
    }

    private static void demand(boolean condition, int slot, String part, String message) {
        Demand.that(condition, "commitment" + slot + part, "承诺" + slot, message);
    }
}
