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
        FormRejected.unless(!owner.isEmpty(), field(slot, "Owner"), label(slot), "owner-missing");
        FormRejected.unless(!measure.isEmpty(), field(slot, "Measure"), label(slot), "measure-missing");
        FormRejected.unless(!dueOn.isEmpty(), field(slot, "DueOn"), label(slot), "due-missing");
        return Optional.of(new Promise(slot, owner, measure, day(slot, dueOn)));
    }

    /** The form's field of a part: {@code Owner}, {@code Measure}, {@code DueOn}. */
    String field(String part) {
        return field(slot, part);
    }

    String label() {
        return label(slot);
    }

    private static LocalDate day(int slot, String dueOn) {
        try {
            return LocalDate.parse(dueOn);
        } catch (DateTimeParseException e) {
            throw FormRejected.of(field(slot, "DueOn"), label(slot), "no-day");
        }
    }

    private static String field(int slot, String part) {
        return "commitment" + slot + part;
    }

    private static String label(int slot) {
        return "承诺" + slot;
    }
}
