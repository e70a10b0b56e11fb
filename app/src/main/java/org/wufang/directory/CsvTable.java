package org.wufang.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.Resource;
import org.wufang.directory.OrganisationRejected.RowProblem;

/** One CSV file of the organisation: UTF-8, with or without a byte order mark, a heading line, then rows. */
class CsvTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setTrim(true).setIgnoreEmptyLines(true).get();

    private final String file;
    private final Consumer<RowProblem> problems;
    private List<String> heading = List.of();

    CsvTable(String file, Consumer<RowProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The rows whose number of cells is right; whatever else is wrong is told to the problems. */
    List<Row> read(Resource resource, List<String> required, List<String> optional) {
        if (!resource.isReadable()) {
            problem(1, "", "找不到文件 " + resource.getDescription());
            return List.of();
        }
        try {
            return text(resource).map(text -> rows(text, required, optional)).orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Row> rows(String text, List<String> required, List<String> optional) {
        List<Row> rows = new ArrayList<>();
        long lastLine = 0;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            for (CSVRecord record : parser) {
                long line = parser.getCurrentLineNumber() - extraLines(record);
                lastLine = parser.getCurrentLineNumber();
                if (heading.isEmpty()) {
                    heading = record.toList();
                    if (!headingFits(required, optional)) {
                        return List.of();
                    }
                } else if (record.size() != heading.size()) {
                    problem(line, "", "应有 %d 列，实有 %d 列".formatted(heading.size(), record.size()));
                } else {
                    rows.add(new Row(line, record));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            problem(lastLine + 1, "", "不是正确的 CSV 格式（引号没有配对？）");
        }
        if (heading.isEmpty()) {
            problem(1, "", "文件是空的，缺少标题行 " + String.join(",", required));
        }
        return rows;
    }

    /** Strict: a broken byte is an error, told with its line. */
    private Optional<String> text(Resource resource) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(resource.getContentAsByteArray());
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            problem(lines(text) + 1, "", "文件不是 UTF-8 编码");
            return Optional.empty();
        }
        String whole = text.toString();
        return Optional.of(whole.startsWith(BYTE_ORDER_MARK) ? whole.substring(1) : whole);
    }

    private static long lines(CharSequence text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    private static long extraLines(CSVRecord record) {
        return record.stream().mapToLong(CsvTable::lines).sum();
    }

    private boolean headingFits(List<String> required, List<String> optional) {
        int before = heading.size();
        List<String> missing =
                required.stream().filter(column -> !heading.contains(column)).toList();
        List<String> unknown = heading.stream()
                .filter(column -> !required.contains(column) && !optional.contains(column))
                .toList();
        missing.forEach(column -> problem(1, column, "缺少这一列"));
        unknown.forEach(column -> problem(1, column, "没有这样的列，应为 " + String.join(",", required)));
        boolean repeated = heading.stream().distinct().count() != before;
        if (repeated) {
            problem(1, "", "标题行有重复的列");
        }
        return missing.isEmpty() && unknown.isEmpty() && !repeated;
    }

    boolean has(String column) {
        return heading.contains(column);
    }

    void problem(long line, String column, String reason) {
        problems.accept(new RowProblem(file, line, column, reason));
    }

    /** One row with its line, so that what is wrong can be told by place. */
    class Row {

        private final long line;
        private final CSVRecord cells;

        Row(long line, CSVRecord cells) {
            this.line = line;
            this.cells = cells;
        }

        long line() {
            return line;
        }

        /** The cell, trimmed; empty when it is empty or the file has no such column. */
        String get(String column) {
            return has(column) ? cells.get(heading.indexOf(column)) : "";
        }

        Optional<String> optional(String column) {
            return Optional.of(get(column)).filter(value -> !value.isEmpty());
        }

        void problem(String column, String reason) {
            CsvTable.this.problem(line, column, reason);
        }
    }
}
