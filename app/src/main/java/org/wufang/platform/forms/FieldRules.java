package org.wufang.platform.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.forms.FormSchema.Field;
import org.wufang.platform.forms.FormValidator.WrongValue;

/** What each component type demands of its value. */
class FieldRules {

    /** Bound of every text, also where the form gives none. */
    static final int LONGEST_TEXT = 20_000;

    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]|\\p{Cs}");
    private static final Pattern EMAIL = Pattern.compile("^[^@\\s]+@[^@\\s]+$");
    private static final Pattern PHONE = Pattern.compile("^(\\+|00)\\d{7,20}$");
    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("^\\d{4}-");

    private final FormFeel feel;
    private final Clock clock;

    FieldRules(FormFeel feel, Clock clock) {
        this.feel = feel;
        this.clock = clock;
    }

    /**
     * The value as the room gets it.
     *
     * @return null when it was left empty
     * @throws WrongValue when the field forbids it
     */
    @Nullable
    Object read(Field field, @Nullable Object sent, Function<String, @Nullable Object> names) {
        if (field.type().equals("expression")) {
            return computed(field, names);
        }
        Object value = isEmpty(sent) ? null : sent;
        if (field.type().equals("checkbox")) {
            return ticked(field, value);
        }
        if (value == null) {
            if (field.required()) {
                throw new WrongValue(isChoice(field) ? "请选择" : "请填写");
            }
            return null;
        }
        return switch (field.type()) {
            case "textfield", "textarea" -> text(field, value, names);
            case "number" -> number(field, value, names);
            case "radio", "select" -> oneOf(field, value, names);
            case "checklist", "taglist" -> someOf(field, value, names);
            case "datetime" -> moment(field, value);
            default -> throw new IllegalStateException("no rule for component " + field.type());
        };
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> list && list.isEmpty();
    }

    private static boolean isChoice(Field field) {
        return switch (field.type()) {
            case "radio", "select", "checklist", "taglist", "datetime" -> true;
            default -> false;
        };
    }

    private static Boolean ticked(Field field, @Nullable Object value) {
        if (value != null && !(value instanceof Boolean)) {
            throw new WrongValue("应为是或否");
        }
        if (field.required() && !Boolean.TRUE.equals(value)) {
            throw new WrongValue("请勾选");
        }
        return Boolean.TRUE.equals(value);
    }

    private String text(Field field, Object value, Function<String, @Nullable Object> names) {
        if (!(value instanceof String sent)) {
            throw new WrongValue("应为文字");
        }
        String text = sent.strip();
        if (UNSTORABLE.matcher(text).find()) {
            throw new WrongValue("含有无法保存的字符");
        }
        BigDecimal shortest = bound(field, "minLength", names);
        if (shortest != null && text.length() < shortest.intValue()) {
            throw new WrongValue("至少" + shortest.intValue() + "个字");
        }
        BigDecimal longest = bound(field, "maxLength", names);
        int limit = longest == null ? LONGEST_TEXT : Math.min(LONGEST_TEXT, longest.intValue());
        if (text.length() > limit) {
            throw new WrongValue("不能超过" + limit + "个字");
        }
        String pattern = field.rule("pattern").asText();
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            String message = field.property("patternMessage");
            throw new WrongValue(message.isEmpty() ? "格式不正确" : message);
        }
        switch (field.rule("validationType").asText()) {
            case "email" -> require(EMAIL.matcher(text).matches(), "应为电子邮箱地址");
            case "phone" -> require(PHONE.matcher(text).matches(), "应为带国际区号的电话号码，例如 +8613900000000");
            default -> {} // custom: the rules above
        }
        return text;
    }

    private Object number(Field field, Object value, Function<String, @Nullable Object> names) {
        BigDecimal number =
                decimal(value, field.json().path("serializeToString").asBoolean());
        JsonNode digits = field.json().path("decimalDigits");
        if (digits.isNumber() && number.stripTrailingZeros().scale() > digits.intValue()) {
            throw new WrongValue(digits.intValue() == 0 ? "应为整数" : "最多" + digits.intValue() + "位小数");
        }
        BigDecimal least = bound(field, "min", names);
        if (least != null && number.compareTo(least) < 0) {
            throw new WrongValue("不能小于" + least.toPlainString());
        }
        BigDecimal most = bound(field, "max", names);
        if (most != null && number.compareTo(most) > 0) {
            throw new WrongValue("不能大于" + most.toPlainString());
        }
        JsonNode increment = field.json().path("increment");
        if (increment.isNumber()
                && increment.decimalValue().signum() > 0
                && number.remainder(increment.decimalValue()).signum() != 0) {
            throw new WrongValue("应为" + increment.asText() + "的倍数");
        }
        return digits.isNumber() && digits.intValue() == 0 ? whole(number) : number;
    }

    private static BigDecimal decimal(Object value, boolean fromText) {
        try {
            if (value instanceof Number || fromText && value instanceof String) {
                String text = value.toString().strip();
                // a number of a million digits is no number of a form: its arithmetic would occupy the server
                require(text.length() <= 40, "数值过大");
                BigDecimal number = new BigDecimal(text);
                require(Math.abs((long) number.precision() - number.scale()) <= 40, "数值过大");
                return number;
            }
        } catch (NumberFormatException e) {
            throw new WrongValue("应为数字");
        }
        throw new WrongValue("应为数字");
    }

    private static Object whole(BigDecimal number) {
        BigInteger integer = number.toBigIntegerExact();
        if (integer.bitLength() < Integer.SIZE) {
            return integer.intValue();
        }
        require(integer.bitLength() < Long.SIZE, "数值过大");
        return integer.longValue();
    }

    private Object oneOf(Field field, Object value, Function<String, @Nullable Object> names) {
        return options(field, names).stream()
                .filter(option -> same(option, value))
                .findFirst()
                .orElseThrow(() -> new WrongValue("所选内容不在可选范围内"));
    }

    private Object someOf(Field field, Object value, Function<String, @Nullable Object> names) {
        if (!(value instanceof Collection<?> chosen)) {
            throw new WrongValue("应为多选列表");
        }
        List<Object> options = options(field, names);
        if (chosen.stream().anyMatch(one -> options.stream().noneMatch(option -> same(option, one)))) {
            throw new WrongValue("所选内容不在可选范围内");
        }
        return options.stream()
                .filter(option -> chosen.stream().anyMatch(one -> same(option, one)))
                .distinct()
                .toList();
    }

    /** Static values, or a list among the facts ({@code valuesKey}), or a list that an expression finds. */
    private List<Object> options(Field field, Function<String, @Nullable Object> names) {
        String key = field.json().path("valuesKey").asText();
        String expression = field.json().path("valuesExpression").asText();
        Object list = null;
        if (!key.isEmpty()) {
            list = names.apply(key);
        } else if (expression.startsWith("=")) {
            list = feel.value(expression.substring(1), names);
        }
        Stream<?> options = list == null
                ? StreamSupport.stream(field.json().path("values").spliterator(), false)
                        .map(option -> scalar(option.has("value") ? option.path("value") : option))
                : list instanceof Collection<?> known ? known.stream() : Stream.empty();
        List<Object> values = new ArrayList<>();
        options.map(option -> option instanceof Map<?, ?> labelled ? labelled.get("value") : option)
                .filter(Objects::nonNull)
                .forEach(values::add);
        return values;
    }

    private static Object scalar(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : node.isBoolean() ? node.asBoolean() : node.asText();
    }

    private static boolean same(@Nullable Object option, @Nullable Object value) {
        if (option instanceof Number && value instanceof Number) {
            return decimal(option, false).compareTo(decimal(value, false)) == 0;
        }
        return Objects.equals(option, value);
    }

    private String moment(Field field, Object value) {
        String subtype = field.json().path("subtype").asText("date");
        boolean local =
                "no_timezone".equals(field.json().path("timeSerializingFormat").asText());
        if (!(value instanceof String text)) {
            throw new WrongValue("应为日期或时间");
        }
        TemporalAccessor moment;
        try {
            moment = format(subtype, local).parse(text);
        } catch (DateTimeParseException e) {
            throw new WrongValue(example(subtype));
        }
        if (!subtype.equals("time")) {
            require(FOUR_DIGIT_YEAR.matcher(text).find(), example(subtype));
            boolean past = LocalDate.from(moment).isBefore(LocalDate.now(clock));
            require(!past || !field.json().path("disallowPassedDates").asBoolean(), "不能早于今天");
        }
        return text;
    }

    private static DateTimeFormatter format(String subtype, boolean local) {
        return switch (subtype) {
            case "date" -> DateTimeFormatter.ISO_LOCAL_DATE;
            case "time" -> local ? DateTimeFormatter.ISO_LOCAL_TIME : DateTimeFormatter.ISO_OFFSET_TIME;
            case "datetime" -> local ? DateTimeFormatter.ISO_LOCAL_DATE_TIME : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
            default -> throw new IllegalStateException("no rule for a datetime of subtype " + subtype);
        };
    }

    private static String example(String subtype) {
        return switch (subtype) {
            case "date" -> "应为日期，例如 2026-03-01";
            case "time" -> "应为时间，例如 14:30";
            default -> "应为日期和时间，例如 2026-03-01T14:30";
        };
    }

    /** What the form computes is computed here again, whatever was sent. */
    private @Nullable Object computed(Field field, Function<String, @Nullable Object> names) {
        String expression = field.json().path("expression").asText();
        return expression.startsWith("=") ? simple(feel.value(expression.substring(1), names)) : null;
    }

    private static @Nullable Object simple(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (value instanceof Collection<?> list) {
            return list.stream().filter(Objects::nonNull).map(Object::toString).toList();
        }
        return value == null || value instanceof Boolean ? value : value.toString();
    }

    /** A bound of the form: a number, or an expression that gives one; null when there is none. */
    private @Nullable BigDecimal bound(Field field, String rule, Function<String, @Nullable Object> names) {
        JsonNode bound = field.rule(rule);
        if (bound.isMissingNode() || bound.isNull() || bound.asText().isEmpty()) {
            return null;
        }
        if (bound.asText().startsWith("=")) {
            return feel.value(bound.asText().substring(1), names) instanceof Number number
                    ? new BigDecimal(number.toString())
                    : null;
        }
        return new BigDecimal(bound.asText());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new WrongValue(otherwise);
        }
    }
}
