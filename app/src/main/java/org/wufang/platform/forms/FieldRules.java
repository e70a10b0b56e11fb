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
import java.util.function.Supplier;
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
                throw new WrongValue(isChoice(field) ? "not-chosen" : "empty");
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
            throw new WrongValue("no-yes-or-no");
        }
        if (field.required() && !Boolean.TRUE.equals(value)) {
            throw new WrongValue("not-ticked");
        }
        return Boolean.TRUE.equals(value);
    }

    private String text(Field field, Object value, Function<String, @Nullable Object> names) {
        if (!(value instanceof String sent)) {
            throw new WrongValue("no-text");
        }
        String text = sent.strip();
        if (UNSTORABLE.matcher(text).find()) {
            throw new WrongValue("unstorable");
        }
        BigDecimal shortest = bound(field, "minLength", names);
        if (shortest != null && text.length() < shortest.intValue()) {
            throw new WrongValue("too-short", shortest.intValue());
        }
        BigDecimal longest = bound(field, "maxLength", names);
        int limit = longest == null ? LONGEST_TEXT : Math.min(LONGEST_TEXT, longest.intValue());
        if (text.length() > limit) {
            throw new WrongValue("too-long", limit);
        }
        String pattern = field.rule("pattern").asText();
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            String message = field.property("patternMessage");
            throw message.isEmpty() ? new WrongValue("no-match") : new WrongValue("said-by-the-form", message);
        }
        switch (field.rule("validationType").asText()) {
            case "email" -> require(EMAIL.matcher(text).matches(), () -> new WrongValue("no-email"));
            case "phone" -> require(PHONE.matcher(text).matches(), () -> new WrongValue("no-phone"));
            default -> {} // custom: the rules above
        }
        return text;
    }

    private Object number(Field field, Object value, Function<String, @Nullable Object> names) {
        BigDecimal number =
                decimal(value, field.json().path("serializeToString").asBoolean());
        JsonNode digits = field.json().path("decimalDigits");
        if (digits.isNumber() && number.stripTrailingZeros().scale() > digits.intValue()) {
            throw digits.intValue() == 0
                    ? new WrongValue("no-whole-number")
                    : new WrongValue("too-many-digits", digits.intValue());
        }
        BigDecimal least = bound(field, "min", names);
        if (least != null && number.compareTo(least) < 0) {
            throw new WrongValue("too-small", least.toPlainString());
        }
        BigDecimal most = bound(field, "max", names);
        if (most != null && number.compareTo(most) > 0) {
            throw new WrongValue("too-big", most.toPlainString());
        }
        JsonNode increment = field.json().path("increment");
        if (increment.isNumber()
                && increment.decimalValue().signum() > 0
                && number.remainder(increment.decimalValue()).signum() != 0) {
            throw new WrongValue("no-multiple", increment.asText());
        }
        return digits.isNumber() && digits.intValue() == 0 ? whole(number) : number;
    }

    private static BigDecimal decimal(Object value, boolean fromText) {
        try {
            if (value instanceof Number || fromText && value instanceof String) {
                String text = value.toString().strip();
                // a number of a million digits is no number of a form: its arithmetic would occupy the server
                require(text.length() <= 40, FieldRules::outOfRange);
                BigDecimal number = new BigDecimal(text);
                require(Math.abs((long) number.precision() - number.scale()) <= 40, FieldRules::outOfRange);
                return number;
            }
        } catch (NumberFormatException e) {
            throw new WrongValue("no-number");
        }
        throw new WrongValue("no-number");
    }

    private static Object whole(BigDecimal number) {
        BigInteger integer = number.toBigIntegerExact();
        if (integer.bitLength() < Integer.SIZE) {
            return integer.intValue();
        }
        require(integer.bitLength() < Long.SIZE, FieldRules::outOfRange);
        return integer.longValue();
    }

    private Object oneOf(Field field, Object value, Function<String, @Nullable Object> names) {
        return options(field, names).stream()
                .filter(option -> same(option, value))
                .findFirst()
                .orElseThrow(() -> new WrongValue("no-option"));
    }

    private Object someOf(Field field, Object value, Function<String, @Nullable Object> names) {
        if (!(value instanceof Collection<?> chosen)) {
            throw new WrongValue("no-list");
        }
        List<Object> options = options(field, names);
        if (chosen.stream().anyMatch(one -> options.stream().noneMatch(option -> same(option, one)))) {
            throw new WrongValue("no-option");
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
            throw new WrongValue("no-date-or-time");
        }
        TemporalAccessor moment;
        try {
            moment = format(subtype, local).parse(text);
        } catch (DateTimeParseException e) {
            throw notSo(subtype);
        }
        if (!subtype.equals("time")) {
            require(FOUR_DIGIT_YEAR.matcher(text).find(), () -> notSo(subtype));
            boolean past = LocalDate.from(moment).isBefore(LocalDate.now(clock));
            require(!past || !field.json().path("disallowPassedDates").asBoolean(), () -> new WrongValue("past"));
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

    private static WrongValue notSo(String subtype) {
        return switch (subtype) {
            case "date" -> new WrongValue("no-date");
            case "time" -> new WrongValue("no-time-of-day");
            default -> new WrongValue("no-date-and-time");
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

    private static WrongValue outOfRange() {
        return new WrongValue("out-of-range");
    }

    private static void require(boolean holds, Supplier<WrongValue> otherwise) {
        if (!holds) {
            throw otherwise.get();
        }
    }
}
