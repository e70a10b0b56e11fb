package org.wufang.platform.sheet;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What an export holds.
 *
 * @param heading its first row
 * @param rows those that are not blank
 */
public record Sheet(List<String> heading, List<Row> rows) {

    /** @param number as a spreadsheet counts: the heading is row 1 */
    public record Row(int number, List<String> cells) {

        private String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        public boolean isBlank() {
            return cells.stream().allMatch(cell -> Text.cleaned(cell).isEmpty());
        }
    }

    /** The cell without white space around it; empty when the heading is empty or there is no such column. */
    public String get(Row row, String heading) {
        int column = heading.isEmpty() ? -1 : this.heading.indexOf(heading);
        return column < 0 ? "" : Text.cleaned(row.cell(column));
    }

    /** Whether the row is longer than the heading: a comma too many has moved its cells. */
    public boolean overflows(Row row) {
        return IntStream.range(heading.size(), row.cells().size())
                .anyMatch(column -> !row.cell(column).isBlank());
    }
}
