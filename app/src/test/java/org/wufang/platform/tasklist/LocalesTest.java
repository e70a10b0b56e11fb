package org.wufang.platform.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our zh-CN files beside the webjar's en.json: a key that is missing shows raw. */
class LocalesTest {

    private static final String APPS = "/META-INF/resources/webjars/camunda/app/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /** The same in every language. */
    private static final Set<String> NOT_CHINESE =
            Set.of("", "<", "<=", ">", ">=", "HH:mm", "YYYY-MM-DD", "L", "1", "4");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void noKeyIsMissingAndNoneIsLeftOver(String app) throws IOException {
        assertThat(texts(app, "zh-CN")).containsOnlyKeys(texts(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void everyTextIsChinese(String app) throws IOException {
        Map<String, String> english = texts(app, "zh-CN").entrySet().stream()
                .filter(text -> !NOT_CHINESE.contains(text.getValue()))
                .filter(text -> text.getValue().codePoints().noneMatch(Character::isIdeographic))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(english).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void placeholdersAreKept(String app) throws IOException {
        Map<String, String> english = texts(app, "en");

        texts(app, "zh-CN")
                .forEach((key, text) ->
                        assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key))));
    }

    @Test
    void keysAreCountedAsTheWebjarHasThem() throws IOException {
        assertThat(texts("tasklist", "zh-CN")).hasSize(443);
        assertThat(texts("welcome", "zh-CN")).hasSize(172);
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Leaves of the file by path. */
    private static Map<String, String> texts(String app, String language) throws IOException {
        try (InputStream file = LocalesTest.class.getResourceAsStream(APPS + app + "/locales/" + language + ".json")) {
            String json = new String(
                    Objects.requireNonNull(file, app + " " + language).readAllBytes(), "UTF-8");
            Map<String, String> texts = new TreeMap<>();
            collect("", new ObjectMapper().readTree(json.replace("\uFEFF", "")), texts);
            return texts;
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> collect(path + "/" + field.getKey(), field.getValue(), texts));
        } else {
            texts.put(path, node.isArray() ? node.toString() : node.asText());
        }
    }
}
