package org.wufang.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;

/** The figures over HTTP, counted from cases of their own street, matter and year. */
@WufangTest
class IndicatorsTest {

    private static final String STREET = "430302006";
    private static final String MATTER = "test.publishedTable";
    private static final String APRIL = "from=2025-04-01&to=2025-05-01&matter=" + MATTER;

    private static final Instant OPENED = Instant.parse("2025-04-02T01:00:00Z");
    private static final Instant IN_TIME = Instant.parse("2025-04-15T01:00:00Z");
    private static final Instant DUE = Instant.parse("2025-04-20T09:30:00Z");
    private static final Instant LATE = Instant.parse("2025-04-25T01:00:00Z");
    private static final Instant NEXT_MONTH = Instant.parse("2025-05-10T01:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @AfterEach
    void theCasesAreGone() {
        jdbc.update("delete from evaluation_rating where case_number like 'ZB-%'");
        jdbc.update("delete from casefile_case where matter = ?", MATTER);
    }

    /** A published table: registered 996, to be closed 972, closed 911, on time 737; 93.72 % and 75.82 %. */
    @Test
    void theArithmeticIsThatOfAPublishedTable() {
        List<Object[]> rows = new ArrayList<>();
        rows.addAll(cases(rows.size(), 737, "archived", "solved", DUE, IN_TIME));
        rows.addAll(cases(rows.size(), 911 - 737, "archived", "partly", DUE, LATE));
        rows.addAll(cases(rows.size(), 30, "meeting", null, DUE, null));
        rows.addAll(cases(rows.size(), 11, "deferred", "deferred", DUE, null));
        // closed only after the period: not closed at its end
        rows.addAll(cases(rows.size(), 20, "archived", "solved", DUE, NEXT_MONTH));
        rows.addAll(cases(rows.size(), 24, "meeting", null, NEXT_MONTH, null));
        // no cases in the end, or of another month: neither is to be closed
        rows.addAll(cases(rows.size(), 5, "withdrawn", "withdrawn", null, IN_TIME));
        insert(rows);

        JsonNode report = get("command", "?unit=" + STREET + "&" + APRIL).json();

        assertThat(figure(report, "registered").path("value").asInt()).isEqualTo(996 + 5);
        JsonNode closure = figure(report, "closureRate");
        assertThat(closure.path("numerator").asInt()).isEqualTo(911);
        assertThat(closure.path("denominator").asInt()).isEqualTo(972);
        assertThat(closure.path("value").decimalValue()).isEqualByComparingTo("93.72");
        assertThat(closure.path("text").asText()).isEqualTo("93.72%");
        JsonNode onTime = figure(report, "onTimeClosure");
        assertThat(onTime.path("numerator").asInt()).isEqualTo(737);
        assertThat(onTime.path("value").decimalValue()).isEqualByComparingTo("75.82");
        assertThat(texts(closure.path("counted"))).isEqualTo(numbers(0, 972));
        assertThat(texts(closure.path("cases"))).isEqualTo(numbers(0, 911));
        assertThat(texts(onTime.path("cases"))).isEqualTo(numbers(0, 737));
        JsonNode resolution = figure(report, "resolutionRate");
        assertThat(resolution.path("numerator").asInt()).isEqualTo(737);
        assertThat(resolution.path("denominator").asInt()).isEqualTo(911);
        assertThat(figure(report, "satisfactionRate").path("text").asText()).isEqualTo("—");
        assertThat(figure(report, "satisfactionRate").has("value")).isFalse();

        String sheet = new String(
                as("command").download("/api/v1/indicators.csv?unit=" + STREET + "&" + APRIL, "text/csv"),
                StandardCharsets.UTF_8);
        assertThat(sheet).startsWith("\uFEFF\"单位编码\",\"单位\"").contains("\"分母（n）\"");
        assertThat(sheet.lines().filter(line -> line.contains("\"办结率\"")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"911\",\"972\",\"93.72%\"")
                        .contains("ZB-2025-000000 ZB-2025-000001 "));
        assertThat(sheet.lines().filter(line -> line.contains("\"按期办结率\"")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"737\",\"972\",\"75.82%\""));
    }

    @Test
    void aPeriodIsHalfOpenInShanghai() {
        Instant beforeMidnight = Instant.parse("2025-03-31T15:59:59.999Z");
        Instant midnight = Instant.parse("2025-03-31T16:00:00Z");
        Instant lastMoment = Instant.parse("2025-04-30T15:59:59.999Z");
        Instant end = Instant.parse("2025-04-30T16:00:00Z");
        List<Object[]> rows = new ArrayList<>();
        for (Instant opened : List.of(beforeMidnight, midnight, lastMoment, end)) {
            rows.addAll(cases(rows.size(), 1, "meeting", null, null, null, opened));
        }
        insert(rows);

        JsonNode registered =
                figure(get("command", "?unit=" + STREET + "&" + APRIL).json(), "registered");

        assertThat(texts(registered.path("counted"))).isEqualTo(numbers(1, 3));
    }

    @Test
    void aCaseWhosePlaceIsUnknownIsTheDistricts() {
        insert(cases(0, 2, "declined", "refused", null, IN_TIME));
        jdbc.update("update casefile_case set district = '', street = '' where number = ?", number(1));

        JsonNode street = get("command", "?unit=" + STREET + "&" + APRIL).json();
        JsonNode district = get("command", "?unit=430302&" + APRIL).json();

        assertThat(texts(figure(street, "registered").path("counted"))).containsExactly(number(0));
        assertThat(texts(figure(district, "registered").path("counted"))).containsExactly(number(0), number(1));
    }

    @Test
    void satisfactionIsOfThoseWhoAnsweredByTheirLastWordWithItsInterval() {
        insert(cases(0, 12, "archived", "solved", DUE, IN_TIME));
        for (int i = 0; i < 10; i++) {
            rate(i, 1, i < 8 ? "satisfied" : i < 9 ? "basically" : "dissatisfied", IN_TIME);
        }
        rate(10, 1, null, IN_TIME);
        // said so at first, and again otherwise
        rate(9, 2, "satisfied", LATE);
        rate(0, 2, "dissatisfied", LATE);

        JsonNode report = get("command", "?unit=" + STREET + "&" + APRIL).json();

        JsonNode strict = figure(report, "satisfactionRate");
        assertThat(strict.path("numerator").asInt()).isEqualTo(8);
        assertThat(strict.path("denominator").asInt()).isEqualTo(10);
        assertThat(strict.path("value").decimalValue()).isEqualByComparingTo("80.00");
        assertThat(strict.path("low").decimalValue()).isEqualByComparingTo("49.02");
        assertThat(strict.path("high").decimalValue()).isEqualByComparingTo("94.33");
        assertThat(figure(report, "satisfactionWithBasically").path("numerator").asInt())
                .isEqualTo(9);
    }

    /** One statement for each figure, whatever the number of cases; more by {@code -Dwufang.test.cases=100000}. */
    @Test
    void fewStatementsCountManyCases() {
        int many = Integer.getInteger("wufang.test.cases", 2000);
        for (int i = 0; i < many; i += 1000) {
            insert(cases(i, Math.min(1000, many - i), "archived", "solved", DUE, IN_TIME));
        }
        for (int i = 0; i < many; i += 3) {
            rate(i, 1, "satisfied", IN_TIME);
        }
        get("command", "?cases=false&unit=430302&" + APRIL);
        List<String> statements = new ArrayList<>();

        long start = System.nanoTime();
        JsonNode report = statements(statements, () -> get("command", "?cases=false&unit=430302&" + APRIL)
                .json());
        long millis = (System.nanoTime() - start) / 1_000_000;

        assertThat(figure(report, "registered").path("value").asInt()).isEqualTo(many);
        assertThat(figure(report, "registered").has("counted")).isFalse();
        int figures = report.path("figures").size();
        assertThat(figures).isGreaterThanOrEqualTo(16);
        assertThat(statements).as(String.join("\n", statements)).hasSizeLessThanOrEqualTo(figures + 2);
        assertThat(millis).as("%d cases in %d ms", many, millis).isLessThan(10_000);

        List<String> whole = new ArrayList<>();
        JsonNode all =
                statements(whole, () -> get("command", "?unit=430302&" + APRIL).json());
        assertThat(figure(all, "closureRate").path("counted")).hasSize(many);
        assertThat(whole).hasSizeLessThanOrEqualTo(figures + 3);
        System.out.printf("%d cases: %d figures in %d ms, %d statements%n", many, figures, millis, statements.size());
    }

    @Test
    void theCasesOfAFigureAreListedPageByPage() {
        insert(cases(0, 3, "archived", "solved", DUE, IN_TIME));
        insert(cases(3, 2, "archived", "partly", DUE, LATE));

        JsonNode late = get("command", "/onTimeClosure/cases?size=2&page=1&unit=" + STREET + "&" + APRIL)
                .json();
        JsonNode good = get("command", "/onTimeClosure/cases?part=numerator&unit=" + STREET + "&" + APRIL)
                .json();

        assertThat(late.path("total").asInt()).isEqualTo(5);
        assertThat(late.path("items").findValuesAsText("number")).isEqualTo(numbers(2, 4));
        assertThat(good.path("items").findValuesAsText("number")).isEqualTo(numbers(0, 3));
        assertThat(good.path("items").get(0).path("statusName").asText()).isEqualTo("已归档");
        Answer unknown = get("command", "/coffeeRate/cases");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("没有指标");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            command      |                              | 200 |
            manager      | unit=430302003001001         | 200 |
            admin        | unit=430302                  | 200 |
            coordination |                              | 200 |
            coordination | unit=430302003001            | 200 |
            coordination | unit=430302                  | 403 | 您只能查看本街道
            coordination | unit=430302001               | 403 | 您只能查看本街道
            governor     |                              | 403 | 只有街道综合协调中心
            property     | unit=430302003001            | 403 | 只有街道综合协调中心
            chengguan    |                              | 403 | 只有街道综合协调中心
            command      | unit=999999                  | 422 | 没有编码为 999999
            command      | unit=dept-chengguan          | 422 | 没有编码为 dept-chengguan
            command      | from=2026-02-30              | 400 | 起始日期：须为日期
            command      | from=yesterday               | 400 | 起始日期：须为日期
            command      | to=2026/03/01                | 400 | 截止日期：须为日期
            command      | to=%2B999999999-01-01        | 400 | 截止日期：须在 2000 年
            command      | from=2026-03-01&to=2026-03-01| 400 | 截止日期：须晚于起始日期
            command      | from=2026-03-02&to=2026-03-01| 400 | 截止日期：须晚于起始日期
            command      | matter=a%00b                 | 400 | matter
            command      | matter=coffee                | 422 | 没有编码为 coffee 的事项
            command      | matter=property.pipeBlocked  | 200 |
            command      | department=coffee            | 422 | 没有编码为 coffee 的部门
            command      | department=chengguan         | 200 |
            command      | department=dept-chengguan    | 200 |
            """)
    void whoMayAskForWhat(String person, String asked, int status, String said) {
        Answer answer = get(person, asked == null ? "" : "?" + asked);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (said != null) {
            assertThat(answer.json().path("detail").asText()).contains(said);
        }
        Answer sheet = as(person).get("/api/v1/indicators.csv" + (asked == null ? "" : "?" + asked));
        assertThat(sheet.status()).as(sheet.text()).isEqualTo(status);
    }

    @Test
    void whoMayNotAskIsOfferedNoUnitsAndAStreetItsOwn() {
        assertThat(get("governor", "/choices").json().path("units")).isEmpty();
        JsonNode own = get("coordination", "/choices").json();
        assertThat(own.path("units").findValuesAsText("code")).first().isEqualTo("430302003");
        assertThat(own.path("units").findValuesAsText("code"))
                .contains("430302003001001")
                .allMatch(code -> code.startsWith("430302003"));
        assertThat(get("command", "/choices").json().path("units").findValuesAsText("code"))
                .contains("430302", "430302001", "430302003001001");
    }

    private List<Object[]> cases(int from, int many, String status, String code, Instant due, Instant closed) {
        return cases(from, many, status, code, due, closed, OPENED);
    }

    private List<Object[]> cases(
            int from, int many, String status, String code, Instant due, Instant closed, Instant opened) {
        return IntStream.range(from, from + many)
                .mapToObj(i -> new Object[] {
                    number(i),
                    MATTER,
                    STREET,
                    status,
                    code,
                    time(opened),
                    time(due),
                    time(closed),
                    "TESTTABLE" + String.format("%07d", i)
                })
                .toList();
    }

    private void insert(List<Object[]> rows) {
        jdbc.batchUpdate(
                """
                insert into casefile_case (number, title, description, matter, unit, district, street, community, block,
                    address, hazard, households, parties, channel, status, close_code, opened_by, opened_at,
                    business_due_at, closed_at, tracking_code)
                values (?, '表', '', ?, '', '430302', ?, '', '', '', 'none', 1, '', 'grid', ?, ?, 'system', ?, ?, ?, ?)""",
                rows);
    }

    private void rate(int i, int round, String satisfied, Instant at) {
        jdbc.update(
                """
                insert into evaluation_rating (case_number, round, opened_at, source, satisfied, rated_at)
                values (?, ?, ?, ?, ?, ?)""",
                number(i),
                round,
                time(OPENED),
                satisfied == null ? "none" : "link",
                satisfied,
                time(at));
    }

    private static Timestamp time(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static String number(int i) {
        return "ZB-2025-%06d".formatted(i);
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(IndicatorsTest::number).toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode figure(JsonNode report, String name) {
        return StreamSupport.stream(report.path("figures").spliterator(), false)
                .filter(figure -> figure.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + report));
    }

    /** What went to the database through our own access while the call ran. */
    private static <T> T statements(List<String> into, java.util.function.Supplier<T> call) {
        Logger log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level before = log.getLevel();
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        log.setLevel(Level.DEBUG);
        log.addAppender(seen);
        try {
            return call.get();
        } finally {
            log.detachAppender(seen);
            log.setLevel(before);
            seen.list.stream()
                    .map(ILoggingEvent::getFormattedMessage)
                    .filter(message -> message.contains("SQL statement ["))
                    .forEach(into::add);
        }
    }

    private Answer get(String person, String rest) {
        return as(person).get("/api/v1/indicators" + rest);
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
