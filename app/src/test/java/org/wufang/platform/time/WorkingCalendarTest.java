package org.wufang.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;

@ExtendWith(OutputCaptureExtension.class)
class WorkingCalendarTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<String> HOURS = List.of("09:00-12:00", "13:30-17:30");

    private final WorkingCalendar calendar = calendar("2026-03-02T10:00", HOURS, "");

    @TempDir
    private Path files;

    @ParameterizedTest(name = "{0} {2}: {1}")
    @CsvSource({
        "2026-03-02, true, Monday",
        "2026-02-28, true, Saturday worked for the Spring Festival",
        "2026-02-14, true, Saturday worked for the Spring Festival",
        "2026-02-21, false, Saturday in the Spring Festival",
        "2026-02-16, false, New Year's Eve",
        "2026-02-24, true, the day after the Spring Festival",
        "2026-01-01, false, New Year",
        "2026-01-02, false, Friday given for a Sunday",
        "2026-01-04, true, Sunday worked for New Year",
        "2026-03-07, false, Saturday",
        "2015-09-03, false, parade of 2015",
        "2025-10-08, false, last day of National Day",
        "2025-10-11, true, Saturday worked for National Day",
    })
    void aDayIsWorkedAsTheStateCouncilSays(LocalDate date, boolean worked, String why) {
        assertThat(calendar.isWorkingDay(date)).as(why).isEqualTo(worked);
    }

    @ParameterizedTest(name = "{0} + {1} minutes = {2}")
    @CsvSource({
        "2026-03-02T09:00, 60, 2026-03-02T10:00",
        // The break is not counted; an end at noon is noon.
        "2026-03-02T11:30, 30, 2026-03-02T12:00",
        "2026-03-02T11:30, 31, 2026-03-02T13:31",
        "2026-03-02T12:00, 30, 2026-03-02T14:00",
        "2026-03-02T12:45, 30, 2026-03-02T14:00",
        // Before and after hours.
        "2026-03-02T06:00, 30, 2026-03-02T09:30",
        "2026-03-02T17:30, 30, 2026-03-03T09:30",
        "2026-03-02T23:59, 30, 2026-03-03T09:30",
        "2026-03-02T16:30, 480, 2026-03-03T17:30",
        "2026-03-02T16:30, 481, 2026-03-04T09:01",
        // Friday evening to Monday.
        "2026-03-06T17:00, 60, 2026-03-09T09:30",
        // Friday evening to a worked Saturday.
        "2026-02-27T17:00, 60, 2026-02-28T09:30",
        // Across the Spring Festival: Saturday 14 worked, 15 to 23 free.
        "2026-02-14T17:00, 60, 2026-02-24T09:30",
        // Across the turn of the year: 1 to 3 free, Sunday 4 worked.
        "2025-12-31T17:00, 60, 2026-01-04T09:30",
        "2026-03-02T10:10, 0, 2026-03-02T10:10",
        "2026-03-07T10:10, 0, 2026-03-07T10:10",
    })
    void workingMinutesRunInWorkingHoursOnly(LocalDateTime from, long minutes, LocalDateTime end) {
        assertThat(local(calendar.plusWorkingMinutes(instant(from), minutes))).isEqualTo(end);
    }

    @ParameterizedTest(name = "{0} + {1} days = {2}")
    @CsvSource({
        "2026-03-02T09:00, 1, 2026-03-03T17:30",
        "2026-03-02T23:00, 1, 2026-03-03T17:30",
        "2026-03-06T10:00, 1, 2026-03-09T17:30",
        "2026-03-07T10:00, 1, 2026-03-09T17:30",
        // A worked Saturday counts.
        "2026-02-27T10:00, 1, 2026-02-28T17:30",
        "2026-02-27T10:00, 2, 2026-03-02T17:30",
        // Spring Festival.
        "2026-02-13T10:00, 2, 2026-02-24T17:30",
        "2026-02-18T10:00, 1, 2026-02-24T17:30",
        // Turn of the year.
        "2025-12-30T10:00, 2, 2026-01-04T17:30",
        "2025-12-31T10:00, 3, 2026-01-06T17:30",
        "2026-03-02T09:00, 0, 2026-03-02T09:00",
    })
    void workingDaysEndAtTheCloseOfBusinessAndTheFirstIsNotCounted(LocalDateTime from, long days, LocalDateTime end) {
        assertThat(local(calendar.plusWorkingDays(instant(from), days))).isEqualTo(end);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void workingTimeAddsUpAndNeverRunsBackwards(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Instant from = instant(LocalDateTime.of(2015, 1, 1, 0, 0))
                    .plus(random.nextInt(11 * 365 * 24 * 60), ChronoUnit.MINUTES);
            Instant later = from.plus(random.nextInt(20_000), ChronoUnit.MINUTES);
            int a = random.nextInt(5_000);
            int b = random.nextInt(5_000);

            Instant afterA = calendar.plusWorkingMinutes(from, a);
            assertThat(calendar.plusWorkingMinutes(afterA, b))
                    .as("%s + %d + %d", from, a, b)
                    .isEqualTo(calendar.plusWorkingMinutes(from, a + b));
            assertThat(afterA).isAfterOrEqualTo(from.plus(a, ChronoUnit.MINUTES));
            assertThat(calendar.plusWorkingMinutes(later, a)).isAfterOrEqualTo(afterA);

            assertThat(calendar.workingTime(from, afterA)).isEqualTo(Duration.ofMinutes(a));
            assertThat(calendar.workingTime(from, later).plus(calendar.workingTime(later, later.plusSeconds(a))))
                    .isEqualTo(calendar.workingTime(from, later.plusSeconds(a)));

            int m = random.nextInt(30);
            int n = random.nextInt(30);
            Instant afterM = calendar.plusWorkingDays(from, m);
            assertThat(calendar.plusWorkingDays(afterM, n))
                    .as("%s + %d days + %d days", from, m, n)
                    .isEqualTo(calendar.plusWorkingDays(from, m + n));
            assertThat(calendar.plusWorkingDays(later, m)).isAfterOrEqualTo(m == 0 ? from : afterM);
        }
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 20).mapToObj(Long::valueOf);
    }

    @Test
    void aDayOfWorkingMinutesIsAsLongAsItsSessions() {
        Instant monday = instant(LocalDateTime.of(2026, 3, 2, 9, 0));

        assertThat(local(calendar.plusWorkingMinutes(monday, 7 * 60))).isEqualTo("2026-03-02T17:30");
        assertThat(local(calendar.plusWorkingHours(monday, 7 * 5))).isEqualTo("2026-03-06T17:30");
    }

    @ParameterizedTest(name = "{0} to {1} = {2}")
    @CsvSource({
        "2026-03-02T09:00, 2026-03-02T17:30, PT7H",
        "2026-03-02T11:00, 2026-03-02T14:00, PT1H30M",
        "2026-03-02T12:15, 2026-03-02T13:15, PT0S",
        "2026-03-06T17:00, 2026-03-09T09:00:30, PT30M30S",
        // A worked Saturday, and Spring Festival.
        "2026-02-27T17:00, 2026-02-28T10:00, PT1H30M",
        "2026-02-14T00:00, 2026-02-24T09:30, PT7H30M",
        "2026-03-02T10:00, 2026-03-02T10:00, PT0S",
        "2026-03-03T10:00, 2026-03-02T10:00, PT0S",
    })
    void workingTimeBetweenTwoInstantsLeavesOutWhatIsFree(LocalDateTime from, LocalDateTime to, Duration time) {
        assertThat(calendar.workingTime(instant(from), instant(to))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void timeDoesNotRunBackwards(long amount) {
        assertThatThrownBy(() -> calendar.plusWorkingMinutes(Instant.EPOCH, amount))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> calendar.plusWorkingDays(Instant.EPOCH, amount))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theYearsCoveredAreKnown() {
        assertThat(calendar.coveredYears())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2015, 2026).mapToObj(Year::of).toList());
    }

    @Test
    void aDeadlineInAYearNotCoveredIsWarnedOfOnceInTheLogAndInHealth(CapturedOutput output) {
        WorkingCalendarHealthIndicator health = new WorkingCalendarHealthIndicator(calendar);
        assertThat(health.health().getStatus().getDescription()).isEmpty();

        Instant due = calendar.plusWorkingDays(instant(LocalDateTime.of(2026, 12, 30, 10, 0)), 5);
        calendar.plusWorkingDays(due, 1);

        assertThat(calendar.warning(due))
                .hasValueSatisfying(text -> assertThat(text).contains("2027 年"));
        assertThat(calendar.warning(instant(LocalDateTime.of(2026, 12, 31, 10, 0))))
                .isEmpty();
        assertThat(output.getOut().split("没有 2027 年的节假日安排", -1)).hasSize(2);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getStatus().getDescription()).contains("2027 年");
    }

    @Test
    void healthWarnsBeforeTheYearBegins() {
        assertThat(calendar("2026-11-01T10:00", HOURS, "").warning()).isEmpty();
        assertThat(calendar("2026-11-03T10:00", HOURS, "").warning())
                .hasValueSatisfying(text -> assertThat(text).contains("2027 年"));
    }

    @Test
    void aUsersFileCoversAnotherYearAndOverridesDays() throws IOException {
        StringBuilder text = new StringBuilder("# announced in November\ndate,kind,name\n2026-03-02,holiday,停电\n");
        IntStream.rangeClosed(1, 11).forEach(day -> text.append("2027-10-%02d,holiday,国庆节\n".formatted(day)));
        text.append("2027-01-03,workday,元旦\n");
        Path extra = Files.writeString(files.resolve("holidays-2027.csv"), text);

        WorkingCalendar extended = calendar("2026-03-02T10:00", HOURS, extra.toString());

        assertThat(extended.coveredYears()).contains(Year.of(2026), Year.of(2027));
        assertThat(extended.isWorkingDay(LocalDate.of(2026, 3, 2))).isFalse();
        assertThat(extended.isWorkingDay(LocalDate.of(2027, 1, 3))).isTrue();
    }

    @Test
    void oneLocalHolidayDoesNotCoverAYear() throws IOException {
        Path extra = Files.writeString(files.resolve("local.csv"), "date,kind,name\n2027-05-20,holiday,厂休\n");

        assertThat(calendar("2026-03-02T10:00", HOURS, extra.toString()).coveredYears())
                .doesNotContain(Year.of(2027));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-1-1,holiday,元旦|第 2 行，date 列",
                "2027-02-30,holiday,元旦|第 2 行，date 列",
                "2027-01-01,holliday,元旦|第 2 行，kind 列",
            })
    void aBadLineOfAUsersFileStopsTheStart(String line, String reason) throws IOException {
        Path extra = Files.writeString(files.resolve("bad.csv"), "date,kind,name\n" + line + "\n");

        assertThatThrownBy(() -> calendar("2026-03-02T10:00", HOURS, extra.toString()))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("wufang.calendar.extra")
                .extracting(e -> ((InvalidConfigurationPropertyValueException) e).getReason())
                .asString()
                .contains(reason);
    }

    @Test
    void aMissingUsersFileOrHeadingStopsTheStart() throws IOException {
        Path extra = Files.writeString(files.resolve("bad.csv"), "day,what\n2027-01-01,holiday\n");

        assertThatThrownBy(() -> calendar("2026-03-02T10:00", HOURS, extra.toString()))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
        assertThatThrownBy(() -> calendar(
                        "2026-03-02T10:00", HOURS, files.resolve("none.csv").toString()))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-12", "12:00-09:00", "09:00-12:00;11:00-17:00", "09:00-09:00", ""})
    void workingHoursThatAreNoneStopTheStart(String hours) {
        List<String> sessions = hours.isEmpty() ? List.of() : List.of(hours.split(";"));

        assertThatThrownBy(() -> calendar("2026-03-02T10:00", sessions, ""))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("wufang.calendar.hours");
    }

    @Test
    void otherHoursMoveTheCloseOfBusiness() {
        WorkingCalendar early = calendar("2026-03-02T10:00", List.of("08:00-15:00"), "");

        assertThat(local(early.plusWorkingDays(instant(LocalDateTime.of(2026, 3, 2, 9, 0)), 1)))
                .isEqualTo("2026-03-03T15:00");
    }

    private static WorkingCalendar calendar(String now, List<String> hours, String extra) {
        Clock clock = Clock.fixed(instant(LocalDateTime.parse(now)), SHANGHAI);
        return new WorkingCalendar(new DefaultResourceLoader(), clock, SHANGHAI, hours, extra);
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(SHANGHAI).toInstant();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, SHANGHAI);
    }
}
