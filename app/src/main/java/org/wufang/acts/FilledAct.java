package org.wufang.acts;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.web.FieldProblem;

/** What a person filled in for an act, checked against its fields. Fields that the act does not have are dropped. */
public record FilledAct(Map<String, String> values, String particulars) {

    /** No database keeps these. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]|\\p{Cs}");

    private static final int LINE = 200;
    private static final int LONGEST = 20_000;
    /** Reasons are repeated where they matter: at an empty seat, at a round that was sent back. */
    private static final int LONGEST_REASON = 2_000;

    /** @throws FormRejected naming every field that is wrong */
    public static FilledAct of(List<ActField> fields, Map<String, String> sent) {
        Map<String, String> values = new LinkedHashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (ActField field : fields) {
            String value = Objects.requireNonNullElse(sent.get(field.key()), "").strip();
            FieldProblem wrong = value.isEmpty() ? missing(field) : wrong(field, value);
            if (wrong != null) {
                problems.add(wrong);
            } else if (!value.isEmpty()) {
                values.put(field.key(), value);
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRejected(problems);
        }
        return new FilledAct(values, particulars(fields, values));
    }

    private static @Nullable FieldProblem missing(ActField field) {
        return field.required() ? FieldProblem.of(field.key(), field.label(), "missing") : null;
    }

    private static @Nullable FieldProblem wrong(ActField field, String value) {
        if (UNSTORABLE.matcher(value).find()) {
            return FieldProblem.of(field.key(), field.label(), "unstorable");
        }
        return switch (field.kind()) {
            case TEXT -> tooLong(field, value, LINE);
            case LONG_TEXT -> tooLong(field, value, field.key().equals("reason") ? LONGEST_REASON : LONGEST);
            case CHOICE ->
                field.options().stream().anyMatch(option -> option.value().equals(value))
                        ? null
                        : FieldProblem.of(field.key(), field.label(), "act-option");
            case DATE -> isDate(value) ? null : FieldProblem.of(field.key(), field.label(), "act-date");
            case NUMBER -> isNumber(value) ? null : FieldProblem.of(field.key(), field.label(), "act-number");
        };
    }

    private static @Nullable FieldProblem tooLong(ActField field, String value, int longest) {
        return value.length() > longest ? FieldProblem.of(field.key(), field.label(), "act-too-long", longest) : null;
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isNumber(String value) {
        try {
            new BigDecimal(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** One line for who reads along; texts that would not fit on it are left to the room that keeps them. */
    private static String particulars(List<ActField> fields, Map<String, String> values) {
        return fields.stream()
                .filter(field -> values.containsKey(field.key()))
                .filter(field -> values.get(field.key()).length() <= LINE)
                .map(field -> field.label() + "：" + field.shown(values.get(field.key())))
                .collect(Collectors.joining("；"));
    }
}
