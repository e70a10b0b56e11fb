package org.wufang.directory;

import java.util.List;
import java.util.stream.Collectors;

/** The organisation's files have errors; nothing of them was loaded. */
class OrganisationRejected extends RuntimeException {

    private final transient List<RowProblem> problems;

    OrganisationRejected(List<RowProblem> problems) {
        super(problems.stream().map(RowProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    List<RowProblem> problems() {
        return problems;
    }

    /**
     * @param line in the file, the heading is line 1
     * @param column heading of the column; empty when the whole row is meant
     */
    record RowProblem(String file, long line, String column, String reason) {

        @Override
        public String toString() {
            return "%s 第 %d 行%s：%s".formatted(file, line, column.isEmpty() ? "" : "，" + column + " 列", reason);
        }
    }
}
