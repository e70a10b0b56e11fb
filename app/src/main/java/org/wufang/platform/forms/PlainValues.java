package org.wufang.platform.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.web.FieldProblem;

/** Between the engine's typed values and plain ones: text, numbers, booleans, lists and maps of these. */
final class PlainValues {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Of a number: digits after the point, or zeros before it. */
    private static final int LARGEST_SCALE = 100;

    private PlainValues() {}

    /** Never builds an object of a class that the sender names: serialised values are read as JSON. */
    static Map<String, Object> read(@Nullable Map<String, Object> variables) {
        Map<String, Object> plain = new HashMap<>();
        VariableMap typed = variables == null ? Variables.createVariables() : Variables.fromMap(variables);
        typed.keySet().forEach(name -> {
            Object value = plain(typed.getValueTyped(name));
            if (value != null) {
                plain.put(name, value);
            }
        });
        return plain;
    }

    /**
     * What a person sent: plain JSON. Values of a type of the engine's own (Bytes, Object, File, Xml, Date) are refused
     * before anything looks at them.
     *
     * @throws FormRejected naming each of them
     */
    static Map<String, Object> sent(@Nullable Map<String, Object> variables) {
        VariableMap typed = variables == null ? Variables.createVariables() : Variables.fromMap(variables);
        List<FieldProblem> problems = typed.keySet().stream()
                .filter(name -> !isPlainJson(typed.getValueTyped(name)))
                .sorted()
                .map(name -> FieldProblem.of(name, name, "typed"))
                .toList();
        if (!problems.isEmpty()) {
            throw new FormRejected(problems);
        }
        return read(typed);
    }

    private static boolean isPlainJson(TypedValue typed) {
        return typed instanceof JsonValue
                || !(typed instanceof SerializableValue)
                        && (typed.getValue() instanceof Number || isPlain(typed.getValue()));
    }

    /** Text, boolean, list and map of these, and numbers that somebody may have meant. */
    static boolean isPlain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return Math.abs(number.scale()) <= LARGEST_SCALE;
        }
        if (value instanceof List<?> items) {
            return items.stream().allMatch(PlainValues::isPlain);
        }
        if (value instanceof Map<?, ?> entries) {
            return entries.values().stream().allMatch(PlainValues::isPlain);
        }
        return value == null || value instanceof String || value instanceof Boolean || value instanceof Number;
    }

    private static @Nullable Object plain(TypedValue typed) {
        if (typed instanceof SerializableValue serializable && serializable.getValueSerialized() != null) {
            try {
                return JSON.readValue(serializable.getValueSerialized(), Object.class);
            } catch (JsonProcessingException e) {
                // what is not JSON fits no field: as text it is refused by each list, number and date
                return serializable.getValueSerialized();
            }
        }
        return typed.getValue();
    }

    /** For the engine to show: lists and maps as JSON, other numbers as the interface can carry them. */
    static @Nullable Object write(@Nullable Object value) {
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            try {
                return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }
}
