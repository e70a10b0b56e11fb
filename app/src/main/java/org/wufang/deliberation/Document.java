package org.wufang.deliberation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A paper of headings and lines, free of any format. */
public record Document(String title, List<Section> sections) {

    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_\\[\\]<>#|~]");

    public record Section(String heading, List<String> lines) {}

    /** As people read it in a text field. */
    public String text() {
        return title + "\n\n"
                + sections.stream()
                        .map(s -> "【" + s.heading() + "】\n" + String.join("\n", s.lines()))
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    public String markdown() {
        return "# " + markdown(title) + "\n"
                + sections.stream()
                        .map(s -> "\n## " + markdown(s.heading()) + "\n\n"
                                + s.lines().stream()
                                        .map(line -> "- " + markdown(line) + "\n")
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    /** An {@code article} element. */
    public String html() {
        return "<article>\n<h1>" + HtmlUtils.htmlEscape(title) + "</h1>\n"
                + sections.stream()
                        .map(s -> "<h2>" + HtmlUtils.htmlEscape(s.heading()) + "</h2>\n<ul>\n"
                                + s.lines().stream()
                                        .map(line -> "<li>" + HtmlUtils.htmlEscape(line) + "</li>\n")
                                        .collect(Collectors.joining())
                                + "</ul>\n")
                        .collect(Collectors.joining())
                + "</article>\n";
    }

    /** What people wrote stays text: no markup, no line of its own. */
    private static String markdown(String line) {
        return MARKDOWN.matcher(line.replaceAll("\\R", " ")).replaceAll("\\\\$0");
    }
}
