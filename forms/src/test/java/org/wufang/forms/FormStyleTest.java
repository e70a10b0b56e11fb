package org.wufang.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every form keeps to. */
class FormStyleTest {

    /** Seen working in this Tasklist; filepicker, documentPreview and dynamiclist break it. */
    private static final Set<String> WORKING = Set.of(
            "text",
            "html",
            "separator",
            "spacer",
            "group",
            "textfield",
            "textarea",
            "number",
            "datetime",
            "select",
            "radio",
            "checklist",
            "taglist",
            "checkbox",
            "expression",
            "table",
            "image");

    /** {@code patternMessage} says in Chinese what a pattern means; {@code prefill} shows the variable of that name. */
    private static final Map<String, Pattern> PROPERTIES = Map.of(
            "routing", Pattern.compile("true"),
            "fact", Pattern.compile("true"),
            "personal", Pattern.compile("true"),
            "prefill", Pattern.compile("true"),
            "patternMessage", Pattern.compile("\\p{IsHan}.*"));

    private static final List<String> CASE_FACTS = List.of("caseTitle", "casePlace", "caseDescription", "caseHistory");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    static Stream<Form> forms() {
        return Form.all();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theIdIsTheFileName(Form form) {
        assertThat(form.word()).matches("[a-z]+(-[a-z]+)*");
        assertThat(form.json().path("id").asText()).isEqualTo(form.word());
        assertThat(form.json().path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(form.json().path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void onlyComponentsThatWorkAreUsed(Form form) {
        assertThat(form.components())
                .extracting(component -> component.path("type").asText())
                .isSubsetOf(WORKING);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void keysAndIdsAreUniqueAndReadable(Form form) {
        assertThat(form.fields())
                .extracting(field -> field.path("key").asText())
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z][A-Za-z0-9]*"));
        assertThat(form.components())
                .extracting(component -> component.path("id").asText())
                .doesNotHaveDuplicates()
                .allMatch(id -> !id.matches("Field_[0-9a-z]{7}"), "no generated id");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyLabelIsChinese(Form form) {
        for (JsonNode field : form.fields()) {
            List<String> labels = Stream.of("label", "dateLabel", "timeLabel")
                    .map(name -> field.path(name).asText())
                    .filter(label -> !label.isEmpty())
                    .toList();
            assertThat(labels).as(field.toString()).isNotEmpty().allMatch(CHINESE.asPredicate());
            StreamSupport.stream(field.path("values").spliterator(), false)
                    .forEach(option -> assertThat(option.path("label").asText()).containsPattern(CHINESE));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theFactsOfTheCaseStandOnTop(Form form) {
        List<JsonNode> components = form.components();
        assertThat(components.get(0).path("type").asText()).isEqualTo("text");
        if (form.word().equals("report-case")) {
            return; // there is no case yet
        }
        assertThat(components.get(0).path("text").asText())
                .contains(
                        "{{caseNumber}}", "{{caseMatter}}", "{{caseHazard}}", "{{caseHouseholds}}", "{{caseOpenedAt}}");
        assertThat(components.subList(1, 1 + CASE_FACTS.size()))
                .extracting(component -> component.path("key").asText())
                .isEqualTo(CASE_FACTS);
    }

    /** Somebody's free text in a text component would be read as Markdown: links and pictures of a stranger. */
    @ParameterizedTest
    @MethodSource("forms")
    void onlyClosedWordsAreSetInText(Form form) {
        Set<String> closed = Set.of(
                "caseNumber",
                "caseMatter",
                "caseHazard",
                "caseHouseholds",
                "caseOpenedAt",
                "minutesNumber",
                "minutesVersion",
                "minutesHash",
                "letterYear",
                "letterNumber");
        for (JsonNode component : form.components()) {
            String text =
                    component.path("text").asText() + component.path("content").asText();
            assertThat(Pattern.compile("\\{\\{(\\w+)}}").matcher(text).results().map(name -> name.group(1)))
                    .isSubsetOf(closed);
            assertThat(text).doesNotStartWith("=");
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void factsAreReadOnlyAndAskForNothing(Form form) {
        for (JsonNode field : form.fields()) {
            boolean fact = marked(field, "fact");
            assertThat(field.path("readonly").asBoolean())
                    .as(field.path("key").asText())
                    .isEqualTo(fact);
            assertThat(fact && field.has("validate")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyTextIsBounded(Form form) {
        form.fields().stream()
                .filter(field -> Set.of("textfield", "textarea")
                        .contains(field.path("type").asText()))
                .filter(field -> !marked(field, "fact"))
                .forEach(field -> assertThat(
                                field.path("validate").path("maxLength").asInt())
                        .as(field.path("key").asText())
                        .isBetween(1, 4000));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyNumberIsBounded(Form form) {
        form.fields().stream()
                .filter(field -> field.path("type").asText().equals("number"))
                .filter(field -> !marked(field, "fact"))
                .forEach(field -> {
                    assertThat(field.path("validate").has("min")).isTrue();
                    assertThat(field.path("validate").has("max")).isTrue();
                    assertThat(field.has("decimalDigits")).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void patternsSpanTheWholeTextAndSayWhatTheyMean(Form form) {
        form.fields().stream()
                .filter(field -> field.path("validate").has("pattern"))
                .forEach(field -> {
                    assertThat(field.path("validate").path("pattern").asText())
                            .startsWith("^")
                            .endsWith("$");
                    assertThat(field.path("properties").path("patternMessage").asText())
                            .isNotEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void propertiesAreThoseThatMeanSomething(Form form) {
        for (JsonNode field : form.fields()) {
            field.path("properties").fields().forEachRemaining(property -> {
                assertThat(PROPERTIES).containsKey(property.getKey());
                assertThat(property.getValue().asText()).matches(PROPERTIES.get(property.getKey()));
            });
            if (marked(field, "routing")) {
                assertThat(field.path("type").asText())
                        .as("routing is a closed word: " + field.path("key"))
                        .isIn("radio", "select");
                assertThat(marked(field, "personal") || marked(field, "fact")).isFalse();
            }
        }
    }

    /** In the browser an untouched text is "", on the server an absent fact is null. */
    @ParameterizedTest
    @MethodSource("forms")
    void conditionsNameFieldsOfTheForm(Form form) {
        Set<String> keys =
                form.fields().stream().map(field -> field.path("key").asText()).collect(Collectors.toSet());
        for (JsonNode component : form.components()) {
            String hide = component.path("conditional").path("hide").asText();
            if (!hide.isEmpty()) {
                assertThat(hide).startsWith("=");
                assertThat(Pattern.compile("\"[^\"]*\"|[A-Za-z]\\w*")
                                .matcher(hide)
                                .results()
                                .map(found -> found.group())
                                .filter(word -> !word.startsWith("\"")
                                        && !Set.of("or", "and", "not", "null").contains(word)))
                        .isSubsetOf(keys);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void choicesAreUniqueCodes(Form form) {
        form.fields().stream().filter(field -> field.has("values")).forEach(field -> assertThat(
                        StreamSupport.stream(field.path("values").spliterator(), false)
                                .map(option -> option.path("value").asText()))
                .doesNotHaveDuplicates()
                .allMatch(value -> value.matches("[A-Za-z0-9.-]+")));
    }

    private static boolean marked(JsonNode field, String property) {
        return field.path("properties").path(property).asText().equals("true");
    }
}
