package org.wufang.indicators.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.DutyLists;
import org.wufang.directory.Membership;
import org.wufang.directory.Unit;
import org.wufang.indicators.IndicatorScope;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;

/** What somebody asks of the indicators, and whether they may: a street of its own units, the district of all. */
@Component
class IndicatorRequests {

    private static final Set<String> READERS = Set.of("coordination", "commandCentre", "manager");
    private static final String EVERYWHERE = "admin";
    private static final String DEPARTMENT = ".department";

    private final Directory directory;
    private final DutyLists lists;
    private final CaseFiles files;
    private final Actors actors;
    private final Clock clock;
    private final ZoneId zone;

    IndicatorRequests(
            Directory directory,
            DutyLists lists,
            CaseFiles files,
            Actors actors,
            Clock clock,
            @Value("${wufang.zone}") ZoneId zone) {
        this.directory = directory;
        this.lists = lists;
        this.files = files;
        this.actors = actors;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param unit null: the widest that the caller answers for
     * @param from null: the first of this month
     * @param to exclusive; null: up to today
     * @throws Problem {@code invalid-request}, 400; {@code not-allowed}, 403; {@code unknown-unit},
     *     {@code unknown-matter} or {@code unknown-department}, 422
     */
    IndicatorScope scope(
            @Nullable String unit,
            @Nullable String from,
            @Nullable String to,
            @Nullable String matter,
            @Nullable String department) {
        List<String> own = own();
        if (own.isEmpty()) {
            throw new Problem("not-allowed.indicators");
        }
        Unit asked = unit(given(unit) == null ? own.get(0) : unit.strip());
        if (own.stream().noneMatch(code -> directory.within(code).contains(asked.code()))) {
            throw new Problem("not-allowed.indicators-of", asked.code());
        }
        LocalDate today = LocalDate.now(clock.withZone(zone));
        LocalDate begin = given(from) == null ? today.withDayOfMonth(1) : date("from", "起始日期", from);
        LocalDate end = given(to) == null ? today.plusDays(1) : date("to", "截止日期", to);
        if (!begin.isBefore(end)) {
            throw Problem.inField("to", "截止日期", "invalid-request.period-ends-early");
        }
        return new IndicatorScope(
                asked.code(), asked.kind(), begin, end, matter(matter), group(department), clock.instant(), zone);
    }

    /** The units that the caller may ask about, from above to below. */
    List<Unit> units() {
        return own().stream()
                .flatMap(code -> directory.within(code).stream())
                .distinct()
                .map(directory::unit)
                .flatMap(Optional::stream)
                .filter(unit -> !unit.kind().equals("department"))
                .sorted(Comparator.comparing(Unit::code))
                .toList();
    }

    /** Codes of the units that the caller answers for, the widest first. */
    private List<String> own() {
        List<Membership> held = directory.membershipsOf(actors.current().person());
        if (held.stream().anyMatch(membership -> membership.role().equals(EVERYWHERE))) {
            return List.of(directory.district());
        }
        return held.stream()
                .filter(membership -> READERS.contains(membership.role()))
                .map(Membership::unit)
                .sorted(Comparator.comparing(String::length))
                .distinct()
                .toList();
    }

    private Unit unit(String code) {
        return directory
                .unit(code)
                .filter(unit -> !unit.kind().equals("department"))
                .orElseThrow(() -> Problem.inFields(
                        List.of(FieldProblem.of("unit", "单位编码", "no-such-unit")), "unknown-unit.any", code));
    }

    private @Nullable String matter(@Nullable String matter) {
        String code = given(matter);
        if (code == null || lists.name(code).isPresent() || files.matters().contains(code)) {
            return code;
        }
        throw Problem.inFields(
                List.of(FieldProblem.of("matter", "事项编码", "no-such-matter")), "unknown-matter.indicators", code);
    }

    private @Nullable String group(@Nullable String department) {
        String code = given(department);
        if (code == null) {
            return null;
        }
        return directory.departments().stream()
                .map(Unit::code)
                .filter(known -> known.equals(code) || known.equals("dept-" + code))
                .findFirst()
                .map(known -> known + DEPARTMENT)
                .orElseThrow(() -> Problem.inFields(
                        List.of(FieldProblem.of("department", "部门编码", "no-such-department")),
                        "unknown-department",
                        code));
    }

    private static LocalDate date(String field, String label, String text) {
        try {
            LocalDate date = LocalDate.parse(text.strip());
            if (date.getYear() >= 2000 && date.getYear() < 2200) {
                return date;
            }
        } catch (DateTimeParseException notADate) {
            throw Problem.inField(field, label, "invalid-request.period-no-date");
        }
        throw Problem.inField(field, label, "invalid-request.period-out-of-range");
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
