package org.wufang.casefile;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.web.FieldProblem;

/** What a person filled in for an act, checked against its fields. Fields that the act does not have are dropped. */
public record FilledAct(Map<String, String> values, String particulars) {

    private static final int LINE = 200;
    private static final int LONGEST = 20_000;

    /** @throws FormRejected naming every field that is wrong */
    public static FilledAct of(List<ActField> fields, Map<String, String> sent) {
        Map<String, String> values = new LinkedHashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (ActField field : fields) {
            String value = sent.getOrDefault(field.key(), "").strip();
            String wrong = value.isEmpty() ? (field.required() ? "必须填写" : null) : wrong(field, value);
            if (wrong != null) {
                problems.add(new FieldProblem(field.key(), field.label(), wrong));
            } else if (!value.isEmpty()) {
                values.put(field.key(), value);
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRejected(problems);
        }
        return new FilledAct(values, particulars(fields, values));
    }

    private static @Nullable String wrong(ActField field, String value) {
        return switch (field.kind()) {
            case TEXT -> value.length() > LINE ? "不能超过 " + LINE + " 字" : null;
            case LONG_TEXT -> value.length() > LONGEST ? "不能超过 " + LONGEST + " 字" : null;
            case CHOICE ->
                field.options().stream().anyMatch(option -> option.value().equals(value)) ? null : "请从列出的选项中选择";
            case DATE -> isDate(value) ? null : "日期应形如 2026-03-31";
            case NUMBER -> isNumber(value) ? null : "请填写数字";
        };
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
