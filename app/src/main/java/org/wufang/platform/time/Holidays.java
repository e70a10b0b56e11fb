package org.wufang.platform.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.Resource;

/**
 * Which days are worked: Monday to Friday, but for holidays, and the weekends worked in their stead (调休).
 * Files have the columns {@code date,kind,name}; kind is {@code holiday} or {@code workday}.
 */
class Holidays {

    /**
     * A year is covered when so many holidays are known: 11 statutory days since 2008, 13 since 2025
     * (《全国年节及纪念日放假办法》第二条). A stray local holiday does not cover a year.
     */
    private static final int HOLIDAYS_OF_A_COVERED_YEAR = 11;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final Map<LocalDate, Boolean> exceptions;
    private final SortedSet<Year> covered = new TreeSet<>();

    private Holidays(Map<LocalDate, Boolean> exceptions) {
        this.exceptions = exceptions;
        Map<Year, Integer> counts = new TreeMap<>();
        exceptions.forEach((date, worked) -> {
            if (!worked) {
                counts.merge(Year.from(date), 1, Integer::sum);
            }
        });
        counts.forEach((year, count) -> {
            if (count >= HOLIDAYS_OF_A_COVERED_YEAR) {
                covered.add(year);
            }
        });
    }

    /**
     * Later files override earlier ones day by day.
     *
     * @throws IllegalArgumentException with file, line and reason, in Chinese
     */
    static Holidays read(Collection<Resource> files) {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        files.forEach(file -> read(file, exceptions));
        return new Holidays(exceptions);
    }

    private static void read(Resource file, Map<LocalDate, Boolean> exceptions) {
        long line = 0;
        try (InputStream in = file.getInputStream();
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            if (!parser.getHeaderNames().containsAll(java.util.List.of("date", "kind"))) {
                throw new IllegalArgumentException(file.getFilename() + "：标题行应为 date,kind,name");
            }
            for (CSVRecord row : parser) {
                line = parser.getCurrentLineNumber();
                exceptions.put(LocalDate.parse(row.get("date")), worked(row.get("kind")));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("读不了文件 " + file.getDescription(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s 第 %d 行，date 列：应写作 2027-01-01".formatted(file.getFilename(), line), e);
        } catch (UnknownKind e) {
            throw new IllegalArgumentException(
                    "%s 第 %d 行，kind 列：应为 holiday 或 workday".formatted(file.getFilename(), line), e);
        }
    }

    private static boolean worked(String kind) {
        return switch (kind) {
            case "workday" -> true;
            case "holiday" -> false;
            default -> throw new UnknownKind();
        };
    }

    private static final class UnknownKind extends RuntimeException {}

    boolean worked(LocalDate date) {
        Boolean exception = exceptions.get(date);
        return exception != null
                ? exception
                : date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    boolean covers(LocalDate date) {
        return covered.contains(Year.from(date));
    }

    SortedSet<Year> coveredYears() {
        return covered;
    }
}
