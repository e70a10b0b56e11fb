package org.wufang.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * China's working time: statutory holidays, 调休, the office's hours. Years that no calendar covers yet count
 * Monday to Friday, and whoever asks for a time in one of them is warned.
 */
@Component
public class WorkingCalendar {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingCalendar.class);
    private static final int LOOKING_AHEAD_DAYS = 60;

    private final Holidays holidays;
    private final WorkingHours hours;
    private final Clock clock;
    private final ZoneId zone;
    private final Set<Year> guessed = new ConcurrentSkipListSet<>();

    /**
     * @param hours {@code wufang.calendar.hours}, sessions of a day
     * @param extra {@code wufang.calendar.extra}, a file of the user's own; empty when there is none
     */
    WorkingCalendar(
            ResourceLoader resources,
            Clock clock,
            @Value("${wufang.zone}") ZoneId zone,
            @Value("${wufang.calendar.hours}") List<String> hours,
            @Value("${wufang.calendar.extra:}") String extra) {
        this.clock = clock;
        this.zone = zone;
        this.hours = parse(hours);
        this.holidays = read(resources, extra);
    }

    private static WorkingHours parse(List<String> hours) {
        try {
            return WorkingHours.parse(hours);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException("wufang.calendar.hours", hours, e.getMessage());
        }
    }

    private static Holidays read(ResourceLoader resources, String extra) {
        List<Resource> files = new ArrayList<>(List.of(new ClassPathResource("calendar/cn-holidays.csv")));
        if (!extra.isBlank()) {
            files.add(resources.getResource(extra.matches("[a-z]{2,}:.*") ? extra : "file:" + extra));
        }
        try {
            return Holidays.read(files);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException("wufang.calendar.extra", extra, e.getMessage());
        }
    }

    public boolean isWorkingDay(LocalDate date) {
        return holidays.worked(date);
    }

    /** The end of the given working time from an instant; an end at noon is noon, not the hour after the break. */
    public Instant plusWorkingMinutes(Instant from, long minutes) {
        requireNotNegative(minutes);
        return plusWorkingTime(from, Duration.ofMinutes(minutes));
    }

    /** The end of the given working time to the second and below: what {@link #workingTime} measured. */
    public Instant plusWorkingTime(Instant from, Duration time) {
        requireNotNegative(time.toMillis());
        Duration left = time;
        LocalDateTime at = local(from);
        while (!left.isZero()) {
            Optional<WorkingHours.Session> session = sessionAfter(at);
            if (session.isEmpty()) {
                at = at.toLocalDate().plusDays(1).atStartOfDay();
                continue;
            }
            LocalDateTime begin = max(at, at.toLocalDate().atTime(session.get().from()));
            LocalDateTime end = at.toLocalDate().atTime(session.get().to());
            Duration available = Duration.between(begin, end);
            Duration used = available.compareTo(left) < 0 ? available : left;
            at = begin.plus(used);
            left = left.minus(used);
        }
        return warned(at);
    }

    /** When work begins on this day, or on the first working day after it. */
    public Instant startOfWork(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return warned(day.atTime(hours.sessions().get(0).from()));
    }

    public Instant plusWorkingHours(Instant from, long hours) {
        return plusWorkingMinutes(from, Math.multiplyExact(hours, 60));
    }

    /**
     * The close of business on the n-th working day after the day of {@code from}, which is not counted
     * (《民法典》第二百零一条、第二百零三条). No days at all leave the instant as it is.
     */
    public Instant plusWorkingDays(Instant from, long days) {
        requireNotNegative(days);
        if (days == 0) {
            return from;
        }
        LocalDate date = local(from).toLocalDate();
        for (long left = days; left > 0; ) {
            date = date.plusDays(1);
            if (isWorkingDay(date)) {
                left--;
            }
        }
        return warned(date.atTime(hours.close()));
    }

    /** How much working time lies between the two; none when the second is not the later one. */
    public Duration workingTime(Instant from, Instant to) {
        LocalDateTime at = local(from);
        LocalDateTime end = local(to);
        Duration sum = Duration.ZERO;
        while (at.isBefore(end)) {
            Optional<WorkingHours.Session> session = sessionAfter(at);
            if (session.isEmpty()) {
                at = at.toLocalDate().plusDays(1).atStartOfDay();
                continue;
            }
            LocalDateTime begin = max(at, at.toLocalDate().atTime(session.get().from()));
            at = at.toLocalDate().atTime(session.get().to());
            if (begin.isBefore(end)) {
                sum = sum.plus(Duration.between(begin, at.isBefore(end) ? at : end));
            }
        }
        return sum;
    }

    /** The session of the day of {@code at} that has time left after it; empty when the day has none. */
    private Optional<WorkingHours.Session> sessionAfter(LocalDateTime at) {
        return isWorkingDay(at.toLocalDate())
                ? hours.sessions().stream()
                        .filter(session -> at.toLocalTime().isBefore(session.to()))
                        .findFirst()
                : Optional.empty();
    }

    private static LocalDateTime max(LocalDateTime a, LocalDateTime b) {
        return a.isBefore(b) ? b : a;
    }

    private static void requireNotNegative(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("working time cannot be negative: " + amount);
        }
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    private Instant warned(LocalDateTime at) {
        LocalDate date = at.toLocalDate();
        if (!holidays.covers(date) && guessed.add(Year.from(date))) {
            LOG.warn("{}", guess(Year.from(date)));
        }
        return at.atZone(zone).toInstant();
    }

    public SortedSet<Year> coveredYears() {
        return holidays.coveredYears();
    }

    /** What to tell beside a deadline whose year's holidays are not known; empty when they are. */
    public Optional<String> warning(Instant deadline) {
        LocalDate date = local(deadline).toLocalDate();
        return holidays.covers(date) ? Optional.empty() : Optional.of(guess(Year.from(date)));
    }

    /** Warns when a deadline fell in a year that is not covered, or soon can. */
    Optional<String> warning() {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        return guessed.stream()
                .findFirst()
                .map(this::guess)
                .or(() -> warning(
                        today.plusDays(LOOKING_AHEAD_DAYS).atStartOfDay(zone).toInstant()));
    }

    private String guess(Year year) {
        return "工作日历没有 %s 年的节假日安排，该年的期限按周一至周五推算；请用 wufang.calendar.extra 补充".formatted(year);
    }
}
