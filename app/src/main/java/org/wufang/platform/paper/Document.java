package org.wufang.platform.paper;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A paper of headings, lines and tables, free of any format.
 *
 * @param subject what it is about, below its title
 */
public record Document(String title, String subject, List<Section> sections) {

    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_\\[\\]<>#|~]");

    /** @param level 1, or 2 for a part of the section of level 1 before it */
    public record Section(String heading, int level, List<Part> parts) {

        /** Of lines alone. */
        public Section(String heading, List<String> lines) {
            this(heading, 1, lines.stream().map(Part::line).toList());
        }
    }

    /** A line, or a table: the other is null. */
    public record Part(@Nullable String line, @Nullable Table table) {

        public static Part line(String line) {
            return new Part(line, null);
        }

        public static Part table(List<String> head, List<List<String>> rows) {
            return new Part(null, Table.of(head, rows));
        }

        /** A table is read row by row: the first cell is told the second, the others are named. */
        public Stream<String> text() {
            return table == null ? Stream.of(Objects.requireNonNull(line)) : table.text();
        }

        private String markdown() {
            return table == null ? "- " + Document.markdown(Objects.requireNonNull(line)) + "\n" : table.markdown();
        }
    }

    public record Table(List<String> head, List<List<String>> rows) {

        /** Without the columns in which nothing is written. */
        static Table of(List<String> head, List<List<String>> rows) {
            List<Integer> written = IntStream.range(0, head.size())
                    .filter(column ->
                            rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                    .boxed()
                    .toList();
            return new Table(
                    written.stream().map(head::get).toList(),
                    rows.stream()
                            .map(row -> written.stream().map(row::get).toList())
                            .toList());
        }

        private Stream<String> text() {
            return rows.stream()
                    .map(row -> row.get(0)
                            + (row.size() > 1 ? "：" + row.get(1) : "")
                            + IntStream.range(2, row.size())
                                    .filter(column -> !row.get(column).isEmpty())
                                    .mapToObj(column -> "；" + head.get(column) + "：" + row.get(column))
                                    .collect(Collectors.joining()));
        }

        private String markdown() {
            return "\n" + markdown(head) + "|" + " --- |".repeat(head.size()) + "\n"
                    + rows.stream().map(Table::markdown).collect(Collectors.joining()) + "\n";
        }

        private static String markdown(List<String> cells) {
            return cells.stream().map(Document::markdown).collect(Collectors.joining(" | ", "| ", " |\n"));
        }
    }

    /** As people read it in a text field. */
    public String text() {
        return title + "\n" + subject + "\n\n"
                + sections.stream()
                        .map(s -> "【" + s.heading() + "】\n"
                                + s.parts().stream().flatMap(Part::text).collect(Collectors.joining("\n")))
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    public String markdown() {
        return "# " + markdown(title) + "\n\n" + markdown(subject) + "\n"
                + sections.stream()
                        .map(s -> "\n##" + "#".repeat(s.level() - 1) + " " + markdown(s.heading()) + "\n\n"
                                + s.parts().stream().map(Part::markdown).collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    /** What people wrote stays text: no markup, no line of its own. */
    private static String markdown(String line) {
        return MARKDOWN.matcher(line.replaceAll("\\R", " ")).replaceAll("\\\\$0");
    }
}
