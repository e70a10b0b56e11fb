package org.wufang.directory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;
import org.wufang.platform.sheet.Sheet;
import org.wufang.platform.sheet.SheetReader;
import org.wufang.platform.sheet.Text;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;

/** A duty list as a spreadsheet: what is exported can be changed and imported. */
@Component
public class DutySheets {

    static final String ITEM = "清单编号";
    static final String MATTER = "事项代码";
    static final String NAME = "事项名称";
    static final String GROUP = "类别";
    static final String LEAD = "牵头单位";
    static final String ASSIST = "配合单位";
    static final String BASIS = "依据";
    static final String KIND = "类型";

    static final List<String> COLUMNS = List.of(ITEM, MATTER, NAME, GROUP, LEAD, ASSIST, BASIS, KIND);

    private static final Map<String, Integer> LENGTHS =
            Map.of(ITEM, 20, MATTER, 100, NAME, 100, GROUP, 50, BASIS, 1000, ASSIST, 500);
    private static final int MOST_PROBLEMS = 100;
    private static final Pattern CODE = Pattern.compile("[a-z][A-Za-z0-9]*\\.[A-Za-z][A-Za-z0-9]*");
    /** A text of a decision table, and no formula of a spreadsheet. */
    private static final Pattern UNFIT = Pattern.compile("[\"\\\\]|[$#]\\{|^[=+@-]");

    private static final Map<String, String> KINDS = kinds();

    private final DutyUnits units;

    DutySheets(DutyUnits units) {
        this.units = units;
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put(DutyItem.DUTY, "主责");
        kinds.put(DutyItem.ASSIST, "配合");
        kinds.put(DutyItem.SELF_GOVERNMENT, "自治");
        kinds.put(DutyItem.NEGATIVE, "负面");
        return kinds;
    }

    private static String nameOfKind(DutyList list, String kind) {
        return list == DutyList.COMMUNITY && kind.equals(DutyItem.ASSIST) ? "协助" : KINDS.getOrDefault(kind, kind);
    }

    private static Set<String> kindsOf(DutyList list) {
        return switch (list) {
            case TERRITORIAL, STREET -> Set.of(DutyItem.DUTY);
            case STREET_ASSIST -> Set.of(DutyItem.ASSIST);
            case COMMUNITY -> Set.of(DutyItem.SELF_GOVERNMENT, DutyItem.ASSIST, DutyItem.NEGATIVE);
        };
    }

    // Reading

    /**
     * @throws Problem {@code unreadable-file}, {@code unknown-columns} or {@code invalid-duty-list}, 400, naming row and
     *     column of each mistake
     */
    List<DutyItem> read(DutyList list, byte[] file) {
        Sheet sheet = SheetReader.read(file);
        List<String> missing = COLUMNS.stream()
                .filter(column -> !column.equals(KIND) || kindsOf(list).size() > 1)
                .filter(column -> !sheet.heading().contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new Problem("unknown-columns.duty-list", String.join("、", missing), String.join("、", COLUMNS));
        }
        Reading reading = new Reading(list, sheet);
        List<DutyItem> items = sheet.rows().stream().map(reading::item).toList();
        if (items.isEmpty()) {
            throw new Problem("invalid-duty-list.empty");
        }
        refuse(list, reading.problems);
        return items;
    }

    /** The rules of a file for a single item; the field names its column. */
    void check(DutyList list, DutyItem item) {
        Reading reading = new Reading(list, new Sheet(COLUMNS, List.of()));
        reading.item(new Sheet.Row(1, cells(list, item)));
        refuse(list, reading.problems);
    }

    private static void refuse(DutyList list, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            String first = problems.stream()
                    .limit(3)
                    .map(problem -> problem.label() + "：" + problem.message())
                    .collect(Collectors.joining("；"));
            throw Problem.inFields(
                    problems.stream().limit(MOST_PROBLEMS).toList(),
                    "invalid-duty-list.mistakes",
                    list.label(),
                    problems.size(),
                    first + (problems.size() > 3 ? "……" : ""));
        }
    }

    private final class Reading {

        private final DutyList list;
        private final Sheet sheet;
        private final List<FieldProblem> problems = new ArrayList<>();
        private final Map<String, Integer> rowOfItem = new HashMap<>();
        private final Map<String, Integer> rowOfMatter = new HashMap<>();

        Reading(DutyList list, Sheet sheet) {
            this.list = list;
            this.sheet = sheet;
        }

        DutyItem item(Sheet.Row row) {
            if (sheet.overflows(row)) {
                problems.add(FieldProblem.of(key(row, ITEM), place(row, ITEM), "duty-row-overflow"));
            }
            String item = text(row, ITEM);
            String matter = text(row, MATTER);
            if (!matter.isEmpty() && !CODE.matcher(matter).matches()) {
                problems.add(FieldProblem.of(
                        key(row, MATTER), place(row, MATTER), "duty-matter-code", Text.cut(matter, 50)));
            }
            unique(row, ITEM, item, rowOfItem);
            unique(row, MATTER, matter, rowOfMatter);
            String name = text(row, NAME);
            String group = text(row, GROUP);
            String kind = kind(row);
            String lead = text(row, LEAD);
            if (!lead.isEmpty()) {
                lead = unit(row, LEAD, lead, units.leads(list, kind));
            }
            return new DutyItem(item, matter, name, group, lead, assist(row, lead), text(row, BASIS), kind);
        }

        private void unique(Sheet.Row row, String column, String value, Map<String, Integer> rows) {
            Integer first = value.isEmpty() ? null : rows.putIfAbsent(value, row.number());
            if (first != null) {
                problems.add(FieldProblem.of(key(row, column), place(row, column), "duty-doubled", value, first));
            }
        }

        private String kind(Sheet.Row row) {
            Set<String> allowed = kindsOf(list);
            String text = sheet.get(row, KIND);
            if (text.isEmpty() && allowed.size() == 1) {
                return allowed.iterator().next();
            }
            Optional<String> meant = allowed.stream()
                    .filter(kind -> kind.equals(text) || nameOfKind(list, kind).equals(text))
                    .findFirst();
            if (meant.isEmpty()) {
                String owed = KINDS.keySet().stream()
                        .filter(allowed::contains)
                        .map(kind -> nameOfKind(list, kind))
                        .collect(Collectors.joining("、"));
                problems.add(
                        text.isEmpty()
                                ? FieldProblem.of(key(row, KIND), place(row, KIND), "duty-kind-missing", owed)
                                : FieldProblem.of(
                                        key(row, KIND), place(row, KIND), "duty-kind", Text.cut(text, 20), owed));
            }
            return meant.orElse("");
        }

        private List<String> assist(Sheet.Row row, String lead) {
            List<String> codes = Stream.of(cell(row, ASSIST).split("[,，、;；]"))
                    .map(Text::cleaned)
                    .filter(text -> !text.isEmpty())
                    .map(text -> unit(row, ASSIST, text, units.assistants(list)))
                    .toList();
            if (codes.stream().distinct().count() < codes.size()) {
                problems.add(FieldProblem.of(key(row, ASSIST), place(row, ASSIST), "duty-assist-doubled"));
            } else if (!lead.isEmpty() && codes.contains(lead)) {
                problems.add(FieldProblem.of(key(row, ASSIST), place(row, ASSIST), "duty-assist-leads"));
            } else if (list == DutyList.STREET_ASSIST && codes.isEmpty()) {
                problems.add(FieldProblem.of(key(row, ASSIST), place(row, ASSIST), "duty-assist-missing"));
            }
            return codes;
        }

        private String unit(Sheet.Row row, String column, String text, Map<String, String> allowed) {
            Optional<String> code = DutyUnits.code(allowed, text);
            if (code.isEmpty()) {
                problems.add(FieldProblem.of(
                        key(row, column),
                        place(row, column),
                        "duty-unit",
                        Text.cut(text, 50),
                        String.join("、", allowed.values())));
            }
            return code.orElse("");
        }

        /** Must be there. */
        private String text(Sheet.Row row, String column) {
            String text = cell(row, column);
            if (text.isEmpty()) {
                problems.add(FieldProblem.of(key(row, column), place(row, column), "duty-cell-missing"));
            }
            return text;
        }

        private String cell(Sheet.Row row, String column) {
            String text = sheet.get(row, column).replaceAll("\\s+", " ");
            int most = LENGTHS.getOrDefault(column, 100);
            if (text.length() > most) {
                problems.add(FieldProblem.of(
                        key(row, column), place(row, column), "duty-cell-too-long", most, text.length()));
            } else if (UNFIT.matcher(text).find()) {
                problems.add(FieldProblem.of(key(row, column), place(row, column), "duty-cell-unfit"));
            }
            return text;
        }

        private static String key(Sheet.Row row, String column) {
            return "rows[" + row.number() + "]." + column;
        }

        private static String place(Sheet.Row row, String column) {
            return "第 " + row.number() + " 行·" + column;
        }
    }

    // Writing

    /** As the spreadsheet says it: 主责, 配合 … */
    public String kindName(DutyList list, String kind) {
        return nameOfKind(list, kind);
    }

    /** Name of a department or role; the code itself when unknown. */
    public String unitName(String code) {
        return units.name(code);
    }

    public String unitNames(List<String> codes) {
        return units.names(codes);
    }

    public byte[] csv(DutyList list, List<DutyItem> items) {
        StringWriter text = new StringWriter();
        text.write('\uFEFF');
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (DutyItem item : items) {
                printer.printRecord(cells(list, item));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] xlsx(DutyList list, List<DutyItem> items) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            var sheet = book.createSheet(list.label());
            write(sheet.createRow(0), COLUMNS);
            for (DutyItem item : items) {
                write(sheet.createRow(sheet.getLastRowNum() + 1), cells(list, item));
            }
            sheet.createFreezePane(0, 1);
            int[] widths = {12, 28, 24, 18, 26, 36, 60, 10};
            for (int column = 0; column < widths.length; column++) {
                sheet.setColumnWidth(column, widths[column] * 256);
            }
            book.write(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Row row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            row.createCell(column).setCellValue(cells.get(column));
        }
    }

    private List<String> cells(DutyList list, DutyItem item) {
        return List.of(
                item.item(),
                item.matter(),
                item.name(),
                item.group(),
                units.name(item.lead()),
                units.names(item.assist()),
                item.basis(),
                nameOfKind(list, item.kind()));
    }
}
