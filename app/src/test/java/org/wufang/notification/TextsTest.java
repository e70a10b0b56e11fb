package org.wufang.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said: every text that a room raises is there, in Chinese, with no word of a person. */
class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static Templates written() throws IOException {
        return new Templates(ZoneId.of("Asia/Shanghai"));
    }

    private Templates templates;

    @BeforeEach
    void read() throws IOException {
        templates = written();
    }

    @Test
    void everyTemplateThatARoomRaisesIsWritten() throws IOException {
        List<RaisedNotices.Raised> raised = RaisedNotices.in(SOURCES);
        assertThat(raised).as("rooms that raise notices").isNotEmpty();
        Set<String> names = templates.all().stream().map(Template::name).collect(Collectors.toSet());
        assertThat(raised).allSatisfy(notice -> assertThat(notice.templates())
                .as(notice.place() + " names its texts in quotes")
                .isNotEmpty()
                .as("%s raises what is written in notifications.properties", notice.place())
                .isSubsetOf(names));
    }

    @Test
    void noRoomRaisesAWordThatIsNotOnTheClosedList() throws IOException {
        Set<String> allowed = new HashSet<>(NoticeWords.OF_ROOMS);
        allowed.addAll(NoticeWords.OF_CASE); // which the case's own replace
        assertThat(RaisedNotices.in(SOURCES))
                .allSatisfy(
                        notice -> assertThat(notice.words()).as(notice.place()).isSubsetOf(allowed));
    }

    /** The search itself, on the ways in which rooms raise. */
    @Test
    void theSearchFollowsTextsAndWordsThroughAMethod() {
        String source =
                """
                class Room {
                    void one() {
                        tell("a/" + id, ok ? "room.yes" : "room.no", groups, Map.of("task", name(x, "y"), "days", "3"));
                        tell(item, "letter/" + id, Map.of("letter", title));
                    }

                    private void tell(Item item, String what, Map<String, String> words) {
                        tell("k" + item, "room." + what.replaceFirst("/.*", ""), groups(), words);
                    }

                    private void tell(String key, String template, Collection<String> groups, Map<String, String> words) {
                        Map<String, String> all = new HashMap<>(words);
                        all.put("case", number);
                        events.publishEvent(NoticeRaised.toGroups(key, template, groups, number, all));
                    }
                }
                """;

        List<RaisedNotices.Raised> raised = RaisedNotices.in("Room", source);

        assertThat(raised).hasSize(1);
        assertThat(raised.get(0).templates()).containsExactlyInAnyOrder("room.yes", "room.no", "room.letter");
        assertThat(raised.get(0).words()).containsExactlyInAnyOrder("task", "days", "letter", "case");
    }

    @Test
    void aTextUsesOnlyWordsOfTheClosedList() {
        Set<String> allowed = new HashSet<>(NoticeWords.OF_ROOMS);
        allowed.addAll(NoticeWords.OF_CASE);
        assertThat(templates.all()).hasSizeGreaterThan(20).allSatisfy(template -> {
            assertThat(template.words()).as(template.name()).isSubsetOf(allowed);
            assertThat(template.subject()).as(template.name()).containsPattern("\\p{IsHan}");
            assertThat(template.text()).as(template.name()).containsPattern("\\p{IsHan}.*。$");
        });
    }

    @Test
    void theClosedListHasNothingOfAPerson() {
        Set<String> all = new HashSet<>(NoticeWords.OF_ROOMS);
        all.addAll(NoticeWords.OF_CASE);
        assertThat(all)
                .noneMatch(
                        word -> word.toLowerCase()
                                .matches(
                                        ".*(name|phone|reporter|title|description|address|reason|comment|note|person|text|code|citizen).*"));
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
        Map<String, String> words = NoticeWords.allowed(Map.of(
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
}
