package org.wufang.platform.forms;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.FormSchema.Field;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.ProblemText;

/** Holds a filled form against its {@code .form} file, and knows no rule of its own beyond it. */
@Component
class FormValidator {

    /** Bound of all texts of one form together: what the case record can hold of one act. */
    static final int LONGEST_FORM = 80_000;

    private final FormFeel feel = new FormFeel();
    private final FieldRules rules;

    FormValidator(Clock clock) {
        this.rules = new FieldRules(feel, clock);
    }

    /**
     * @param filled what was sent, plain values
     * @param known what else expressions of the form may name: facts and process variables
     * @throws FormRejected with every field that is missing or wrong
     */
    CheckedForm check(FormSchema form, Map<String, Object> filled, Function<String, @Nullable Object> known) {
        Map<String, Field> accepted = new LinkedHashMap<>();
        form.fields().stream().filter(field -> !field.readOnly()).forEach(field -> accepted.put(field.key(), field));
        Function<String, @Nullable Object> shown = withEmptyValues(form, known);
        Set<String> hidden = hidden(accepted, filled, shown);
        Function<String, @Nullable Object> names = names(accepted, hidden, filled, shown);

        CheckedForm checked = new CheckedForm(new LinkedHashMap<>(), new LinkedHashMap<>(), new HashMap<>());
        List<FieldProblem> problems = new ArrayList<>();
        for (Field field : accepted.values()) {
            if (hidden.contains(field.key())) {
                continue;
            }
            try {
                keep(checked, field, rules.read(field, filled.get(field.key()), names));
            } catch (WrongValue wrong) {
                problems.add(new FieldProblem(field.key(), field.label(), wrong.getMessage()));
            }
        }
        long length = checked.values().values().stream()
                .mapToLong(value -> value.toString().length())
                .sum();
        if (length > LONGEST_FORM) {
            problems.add(FieldProblem.of("", "全表", "too-long-in-all", LONGEST_FORM));
        }
        if (!problems.isEmpty()) {
            throw new FormRejected(problems);
        }
        return checked;
    }

    private static void keep(CheckedForm checked, Field field, @Nullable Object value) {
        if (field.routing()) {
            checked.routing().put(field.key(), value);
        }
        if (value != null) {
            (field.personal() ? checked.personal() : checked.values()).put(field.key(), value);
        }
    }

    /**
     * What a hidden field was sent with is dropped, which may show or hide others: repeated until nothing changes,
     * at most once per field.
     */
    private Set<String> hidden(
            Map<String, Field> accepted, Map<String, Object> filled, Function<String, @Nullable Object> known) {
        Set<String> hidden = Set.of();
        for (int round = 0; round <= accepted.size(); round++) {
            Function<String, @Nullable Object> names = names(accepted, hidden, filled, known);
            Set<String> next = accepted.values().stream()
                    .filter(field -> field.hiddenWhen().stream().anyMatch(condition -> feel.holds(condition, names)))
                    .map(Field::key)
                    .collect(Collectors.toCollection(HashSet::new));
            if (next.equals(hidden)) {
                return hidden;
            }
            hidden = next;
        }
        return hidden;
    }

    /** A field is known by what was filled in, never by a process variable of the same name. */
    private static Function<String, @Nullable Object> names(
            Map<String, Field> accepted,
            Set<String> hidden,
            Map<String, Object> filled,
            Function<String, @Nullable Object> known) {
        return name -> {
            Field field = accepted.get(name);
            if (field == null) {
                return known.apply(name);
            }
            Object value = hidden.contains(name) ? null : filled.get(name);
            // what no field takes is refused by its field; an expression has nothing to do with it
            return value == null || !PlainValues.isPlain(value) ? field.emptyValue() : value;
        };
    }

    /** What is shown but not supplied is as empty as in the browser. */
    private static Function<String, @Nullable Object> withEmptyValues(
            FormSchema form, Function<String, @Nullable Object> known) {
        Map<String, Object> empty = new HashMap<>();
        form.fields().forEach(field -> empty.put(field.key(), field.emptyValue()));
        return name -> {
            Object value = known.apply(name);
            return value == null ? empty.get(name) : value;
        };
    }

    /** Why a value is refused; its message is for people. */
    static final class WrongValue extends RuntimeException {

        /** @param name {@code invalid-form.<name>} is a line of {@code problems.properties} */
        WrongValue(String name, Object... particulars) {
            super(ProblemText.of("invalid-form." + name).sentence(particulars), null, false, false);
        }
    }
}
