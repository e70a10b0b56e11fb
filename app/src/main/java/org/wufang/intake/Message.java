package org.wufang.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.wufang.casefile.NewCase;
import org.wufang.directory.Directory;
import org.wufang.directory.Unit;
import org.wufang.intake.Mappings.Mapping;
import org.wufang.platform.sheet.Sheet;
import org.wufang.platform.sheet.Text;

/**
 * One row of an export, understood.
 *
 * @param sourceId its number there, or a hash of the row where the export numbers nothing
 * @param cut heading of a column whose text was cut to fit; empty when none was
 */
record Message(String sourceId, @Nullable Instant reportedAt, NewCase newCase, String cut) {

    /** A cell is wrong. Reasons never repeat what the cell says. */
    static final class Rejected extends RuntimeException {

        private final String column;

        Rejected(String column, String reason) {
            super(reason);
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    private static final List<DateTimeFormatter> TIMES = List.of(
            format("uuuu[/][-][.]M[/][-][.]d[ ]['T']H:m[:s]"),
            format("uuuu年M月d日[ ]H:m[:s]"),
            format("uuuu年M月d日[ ]H时m分[s秒]"));
    private static final List<DateTimeFormatter> DAYS =
            List.of(format("uuuu[/][-][.]M[/][-][.]d"), format("uuuu年M月d日"));
    /** Days since 1900, with the time as a fraction: a spreadsheet's date in a cell without date format. */
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");

    private static final int SOURCE_ID_LENGTH = 200;

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.CHINA).withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * @param unit where the file's rows lie that name no place; empty when not given
     * @throws Rejected naming the column
     */
    static Message read(Sheet sheet, Sheet.Row row, Mapping mapping, String unit, Directory directory, ZoneId zone) {
        if (sheet.overflows(row)) {
            throw new Rejected("", "这一行的单元格比列名多，可能有没加引号的逗号");
        }
        String title = required(sheet, row, mapping.title());
        String description = required(sheet, row, mapping.description());
        String address = sheet.get(row, mapping.address());
        NewCase newCase = new NewCase(
                Text.cut(title.replaceAll("\\s+", " "), NewCaseRules.TITLE_LENGTH),
                Text.cut(description, NewCaseRules.DESCRIPTION_LENGTH),
                sheet.get(row, mapping.matter()),
                place(sheet.get(row, mapping.unit()), unit, title + "\n" + address + "\n" + description, directory),
                Text.cut(address, NewCaseRules.ADDRESS_LENGTH),
                hazard(sheet.get(row, mapping.hazard())),
                households(sheet.get(row, mapping.households()), mapping.households()),
                List.of(),
                "import",
                reporter(sheet.get(row, mapping.reporter()), sheet.get(row, mapping.phone())));
        String cut = description.length() > NewCaseRules.DESCRIPTION_LENGTH
                ? mapping.description()
                : title.length() > NewCaseRules.TITLE_LENGTH ? mapping.title() : "";
        return new Message(
                sourceId(sheet, row, mapping), reportedAt(sheet.get(row, mapping.time()), mapping, zone), newCase, cut);
    }

    private static String required(Sheet sheet, Sheet.Row row, String column) {
        String text = sheet.get(row, column);
        if (text.isEmpty()) {
            throw new Rejected(column, "不能为空");
        }
        return text;
    }

    private static String sourceId(Sheet sheet, Sheet.Row row, Mapping mapping) {
        if (mapping.id().isEmpty()) {
            return hash(row.cells());
        }
        String id = required(sheet, row, mapping.id());
        if (id.length() > SOURCE_ID_LENGTH) {
            throw new Rejected(mapping.id(), "最多 %d 个字".formatted(SOURCE_ID_LENGTH));
        }
        return id;
    }

    private static String hash(List<String> cells) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\0", cells).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The row's own code, else the file's, else the one community that the text names, else nowhere yet. */
    private static String place(String own, String file, String text, Directory directory) {
        if (!own.isEmpty()) {
            return own;
        }
        return file.isEmpty() ? directory.communityNamedIn(text).map(Unit::code).orElse("") : file;
    }

    private static String hazard(String text) {
        return switch (text) {
            case "", "无" -> "none";
            case "影响水、电、气、通行" -> "utilities";
            case "危及人身安全" -> "life";
            default -> text;
        };
    }

    private static int households(String text, String column) {
        if (text.isEmpty()) {
            return 1;
        }
        if (!text.matches("\\d{1,6}")) {
            throw new Rejected(column, "应为整数");
        }
        return Integer.parseInt(text);
    }

    private static NewCase.@Nullable Reporter reporter(String name, String phone) {
        return name.isEmpty() && phone.isEmpty() ? null : new NewCase.Reporter(name, phone);
    }

    private static @Nullable Instant reportedAt(String text, Mapping mapping, ZoneId zone) {
        return text.isEmpty() ? null : time(text, mapping.time()).atZone(zone).toInstant();
    }

    private static LocalDateTime time(String text, String column) {
        if (SERIAL.matcher(text).matches()) {
            return DateUtil.getLocalDateTime(Double.parseDouble(text), false, true);
        }
        for (DateTimeFormatter format : TIMES) {
            try {
                return LocalDateTime.parse(text, format);
            } catch (DateTimeException tryTheNext) {
                continue;
            }
        }
        for (DateTimeFormatter format : DAYS) {
            try {
                return java.time.LocalDate.parse(text, format).atStartOfDay();
            } catch (DateTimeException tryTheNext) {
                continue;
            }
        }
        throw new Rejected(column, "不是日期，应写作 2026/2/28 11:25:05");
    }
}
