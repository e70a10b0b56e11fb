package org.wufang.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said: every text that a room raises is there, in Chinese, with no word of a person. */
class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern RAISE = Pattern.compile("new NoticeRaised\\(|NoticeRaised\\.toGroups\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("(?:Map\\.of\\(|Map\\.entry\\(|\\.put\\(|, )\\s*\"(\\w+)\",");

    /** Where the words are put together before. */
    private static final Pattern PUT = Pattern.compile("\\bwords\\.put\\(\\s*\"(\\w+)\"");

    private Templates templates;

    @BeforeEach
    void read() throws IOException {
        templates = new Templates(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void everyTemplateThatARoomRaisesIsWritten() throws IOException {
        Map<String, List<String>> raised = raised();
        assertThat(raised).as("rooms that raise notices").isNotEmpty();
        Set<String> missing = new TreeSet<>();
        raised.forEach((place, arguments) -> {
            List<String> names = literals(arguments.get(1));
            if (names.isEmpty()) {
                missing.add(place + " names no template in quotes: " + arguments.get(1));
            }
            names.stream()
                    .filter(name -> templates.all().stream()
                            .noneMatch(written -> written.name().equals(name)))
                    .forEach(name -> missing.add(place + ": " + name));
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void noRoomRaisesAWordThatIsNotOnTheClosedList() throws IOException {
        Set<String> allowed = new HashSet<>(Words.OF_ROOMS);
        allowed.addAll(Words.OF_CASE); // which the case's own replace
        Set<String> strange = new TreeSet<>();
        raised().forEach((place, arguments) -> Stream.concat(
                        KEY.matcher(", " + arguments.get(4)).results(),
                        PUT.matcher(arguments.get(arguments.size() - 1)).results())
                .map(found -> found.group(1))
                .filter(word -> !allowed.contains(word))
                .forEach(word -> strange.add(place + ": " + word)));
        assertThat(strange).isEmpty();
    }

    @Test
    void aTextUsesOnlyWordsOfTheClosedList() {
        Set<String> allowed = new HashSet<>(Words.OF_ROOMS);
        allowed.addAll(Words.OF_CASE);
        assertThat(templates.all()).hasSizeGreaterThan(20).allSatisfy(template -> {
            assertThat(template.words()).as(template.name()).isSubsetOf(allowed);
            assertThat(template.subject()).as(template.name()).containsPattern("\\p{IsHan}");
            assertThat(template.text()).as(template.name()).containsPattern("\\p{IsHan}.*。$");
        });
    }

    @Test
    void theClosedListHasNothingOfAPerson() {
        Set<String> all = new HashSet<>(Words.OF_ROOMS);
        all.addAll(Words.OF_CASE);
        assertThat(all).noneMatch(word -> word.toLowerCase()
                .matches(".*(name|phone|reporter|title|description|address|reason|comment|note|person|text|code).*"));
    }

    @Test
    void everyTextCanBeSaidWithoutWhatItDoesNotNeed() {
        assertThat(templates.all()).allSatisfy(template -> {
            Map<String, String> least = new TreeMap<>();
            template.needed().forEach(word -> least.put(word, "某"));
            Map<String, String> most = new TreeMap<>();
            template.words().forEach(word -> most.put(word, "某"));
            for (Map<String, String> words : List.of(least, most)) {
                String said = templates.subject(template.name(), words) + templates.text(template.name(), words);
                assertThat(said).doesNotContain("{", "}", "[", "]", "—", "，，", "：：", "（）", "：，", "  ");
            }
        });
    }

    @ParameterizedTest(name = "{0} → {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "诉求 {case}[，限 {dueAt} 前]|case|SQ-1|诉求 SQ-1",
                "诉求 {case}[，限 {dueAt} 前]|dueAt|2026-03-11T04:00:00Z|诉求 —，限 2026-03-11 12:00 前",
                "[{from}至{to}]{unit}|unit|$1|$1",
                "{unit}|unit|2026-13-41T99:00:00Z|2026-13-41T99:00:00Z",
                "{unit}|unit|{case}|{case}",
            })
    void wordsAreFilledInAndNothingElse(String text, String word, String value, String said) {
        Template template = new Template("t", text, "", true);
        DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
        assertThat(template.subject(Map.of(word, value), time)).isEqualTo(said);
    }

    @Test
    void aWordIsOneShortLineWithoutAPhoneNumber() {
        Map<String, String> words = Words.allowed(Map.of(
                "task",
                "第一行\r\nBcc: x",
                "office",
                "长".repeat(500),
                "unit",
                "致电13800001234",
                "lead",
                " ",
                "title",
                "王五家"));

        assertThat(words)
                .containsEntry("task", "第一行 Bcc: x")
                .containsEntry("unit", "致电***")
                .containsEntry("office", "长".repeat(120) + "…")
                .doesNotContainKeys("lead", "title");
    }

    @Test
    void aNoticeWhoseTextIsGoneIsStillSomething() {
        assertThat(templates.subject("longGone", Map.of())).isEqualTo("一条通知");
        assertThat(templates.text("longGone", Map.of("case", "SQ-1", "matter", "停车")))
                .contains("SQ-1");
    }

    /** Place in the sources → arguments of the call, and the whole file behind them. */
    private static Map<String, List<String>> raised() throws IOException {
        Map<String, List<String>> calls = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("NoticeRaised.java"))
                    .sorted()
                    .toList()) {
                String source = Files.readString(file);
                Matcher call = RAISE.matcher(source);
                while (call.find()) {
                    String place = file.getFileName() + ":"
                            + (source.substring(0, call.start()).lines().count());
                    List<String> arguments = arguments(source, call.end());
                    arguments.add(source);
                    calls.put(place, arguments);
                }
            }
        }
        return calls;
    }

    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = from;
        for (int i = from; ; i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            }
            if (quoted) {
                continue;
            }
            if (c == '(' || c == '{') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                arguments.add(source.substring(start, i).strip());
                start = i + 1;
                if (c == ')') {
                    return arguments;
                }
            } else if (c == ')' || c == '}') {
                depth--;
            }
        }
    }

    private static List<String> literals(String expression) {
        return LITERAL.matcher(expression)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
