package org.wufang.platform.feel;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may see of the program: text, number, boolean, date and time, duration, and lists and contexts of
 * these. Of any other Java object FEEL offers the methods, and behind {@code getClass} lies the whole machine.
 */
final class PlainValue {

    private static final int DEEPEST = 30;

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** These very classes: one derived from them may have methods of any kind. */
    private static final Set<Class<?>> PLAIN = Set.of(
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Period.class,
            Duration.class);

    private PlainValue() {}

    /**
     * The value itself, lists and contexts copied, so that nobody's own class of list or map comes along.
     *
     * @throws FeelRefused naming the variable, when it is or holds anything else
     */
    static @Nullable Object of(String variable, @Nullable Object value) {
        return plain(variable, value, 0);
    }

    private static @Nullable Object plain(String variable, @Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new FeelRefused("too-deep", variable);
        }
        if (value == null || value instanceof String || value instanceof Boolean || PLAIN.contains(value.getClass())) {
            return value;
        }
        // java.sql's dates are dates, and have methods of their own
        if (value instanceof Date date) {
            return new Date(date.getTime());
        }
        if (value instanceof SpinJsonNode json) {
            return plain(variable, JSON.convertValue(json.unwrap(), Object.class), depth);
        }
        if (value instanceof Collection<?> items && !(value instanceof Set<?>)) {
            List<@Nullable Object> list = new ArrayList<>(items.size());
            items.forEach(item -> list.add(plain(variable, item, depth + 1)));
            return list;
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, @Nullable Object> context = new LinkedHashMap<>();
            entries.forEach((name, item) -> context.put(String.valueOf(name), plain(variable, item, depth + 1)));
            return context;
        }
        throw new FeelRefused("no-plain-value", variable, value.getClass().getSimpleName());
    }
}
