package org.wufang.platform.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .form} file as the server reads it: its fields, groups unfolded. The only source of what a form demands.
 *
 * @param id id of the form ({@code cast-vote})
 * @param fields in the order of the form
 */
record FormSchema(String id, List<Field> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Component types whose values we can check. What another component brings is dropped as undeclared. */
    static final Set<String> INPUTS = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "taglist",
            "radio",
            "select",
            "datetime",
            "expression");

    static FormSchema parse(String json) {
        try {
            JsonNode form = JSON.readTree(json);
            List<Field> fields = new ArrayList<>();
            collect(form, List.of(), fields);
            return new FormSchema(form.path("id").asText(), List.copyOf(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a form: " + e.getOriginalMessage(), e);
        }
    }

    /** Labels of these fields, by key. */
    Map<String, String> labels(Set<String> keys) {
        return fields.stream()
                .filter(field -> keys.contains(field.key()))
                .collect(Collectors.toMap(Field::key, Field::label, (first, again) -> first));
    }

    private static void collect(JsonNode parent, List<String> hiddenWhen, List<Field> fields) {
        for (JsonNode component : parent.path("components")) {
            List<String> conditions =
                    and(hiddenWhen, component.path("conditional").path("hide").asText());
            if ("group".equals(component.path("type").asText())) {
                collect(component, conditions, fields);
            } else if (component.hasNonNull("key")
                    && INPUTS.contains(component.path("type").asText())) {
                fields.add(new Field(component, conditions));
            }
        }
    }

    private static List<String> and(List<String> conditions, String hide) {
        return hide.startsWith("=")
                ? Stream.concat(conditions.stream(), Stream.of(hide.substring(1)))
                        .toList()
                : conditions;
    }

    /**
     * One field.
     *
     * @param json its definition
     * @param hiddenWhen FEEL conditions, its own and those of its groups; it is hidden when one holds
     */
    record Field(JsonNode json, List<String> hiddenWhen) {

        String key() {
            return json.path("key").asText();
        }

        String type() {
            return json.path("type").asText();
        }

        /** What a person calls it. A date has labels of its own. */
        String label() {
            return Stream.of("label", "dateLabel", "timeLabel")
                    .map(name -> json.path(name).asText())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse(key());
        }

        /** Shown, never taken back: a fact, or what the form itself shows read-only. */
        boolean readOnly() {
            return marked("fact")
                    || json.path("readonly").asBoolean()
                    || json.path("disabled").asBoolean();
        }

        /** Becomes a process variable. */
        boolean routing() {
            return marked("routing");
        }

        /** Goes to the room, never into the submission. */
        boolean personal() {
            return marked("personal");
        }

        /** Shows the process variable of its name beforehand; without it an answer of an earlier round is no default. */
        boolean prefilled() {
            return marked("prefill");
        }

        boolean required() {
            return rule("required").asBoolean();
        }

        /** A rule of the field's {@code validate} part; missing node when there is none. */
        JsonNode rule(String name) {
            return json.path("validate").path(name);
        }

        /** A custom property; empty when there is none. */
        String property(String name) {
            return json.path("properties").path(name).asText();
        }

        /** What an expression sees of a field that nobody has touched; the browser's form has it so. */
        @Nullable
        Object emptyValue() {
            return switch (type()) {
                case "textfield", "textarea" -> "";
                case "checklist", "taglist" -> List.of();
                case "checkbox" -> false;
                default -> null;
            };
        }

        private boolean marked(String property) {
            return "true".equals(property(property));
        }
    }
}
