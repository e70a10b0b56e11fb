package org.wufang.deliberation.minutes.web;

import static org.wufang.platform.paper.PaperText.escaped;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.minutes.Edition;
import org.wufang.platform.paper.Document;
import org.wufang.platform.paper.Press;

/** Sets the minutes as an office prints them: one page of HTML, on the screen and as PDF. */
@Component
class MinutesPaper {

    private static final List<String> NUMERALS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");
    /** Characters that a column may hold in one line. */
    private static final int NARROW = 11;

    private static final int MANY_COLUMNS = 6;

    private final Press press;
    private final DateTimeFormatter day;
    private final String style;

    MinutesPaper(Press press, @Value("${wufang.zone}") ZoneId zone) throws IOException {
        this.press = press;
        this.day = DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(zone);
        this.style = new ClassPathResource("minutes/minutes.css").getContentAsString(StandardCharsets.UTF_8);
    }

    /** @param above what the screen shows above the paper */
    String html(Edition edition, String above) {
        Document document = edition.document();
        return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"UTF-8\"/><title>"
                + escaped(document.title() + " " + edition.number()) + "</title>\n<style>\n" + style
                + "</style></head>\n<body>\n" + above
                + "<div class=\"foot\">" + escaped(name(edition)) + "</div>\n"
                + "<h1>" + escaped(document.title()) + "</h1>\n"
                + "<table class=\"imprint\"><tr><td>" + escaped(name(edition)) + "</td><td class=\"right\">"
                + day.format(edition.at()) + "</td></tr></table>\n"
                + "<p class=\"subject\">" + escaped(document.subject()) + "</p>\n"
                + sections(document.sections())
                + colophon(edition)
                + "</body>\n</html>\n";
    }

    byte[] pdf(Edition edition) {
        return press.pdf(html(edition, ""), "the minutes " + edition.number());
    }

    private static String name(Edition edition) {
        return edition.kept()
                ? edition.number() + " 第" + edition.version() + "版（"
                        + edition.occasion().label() + "）"
                : edition.occasion().label() + "（尚未编号）";
    }

    private static String sections(List<Document.Section> sections) {
        StringBuilder html = new StringBuilder();
        int first = 0;
        int second = 0;
        for (Document.Section section : sections) {
            if (section.level() == 1) {
                second = 0;
                html.append("<h2>").append(numeral(first++)).append("、");
            } else {
                html.append("<h3>（").append(numeral(second++)).append("）");
            }
            html.append(escaped(section.heading())).append(section.level() == 1 ? "</h2>\n" : "</h3>\n");
            section.parts().forEach(part -> html.append(part(part)));
        }
        return html.toString();
    }

    /** 一, 十, 十一, 二十一. */
    private static String numeral(int index) {
        int tens = (index + 1) / 10;
        int ones = (index + 1) % 10;
        return (tens > 1 ? NUMERALS.get(tens - 1) : "")
                + (tens > 0 ? "十" : "")
                + (ones > 0 ? NUMERALS.get(ones - 1) : "");
    }

    private static String part(Document.Part part) {
        return part.table() == null ? "<p>" + escaped(String.valueOf(part.line())) + "</p>\n" : table(part.table());
    }

    private static String table(Document.Table table) {
        List<String> cells = IntStream.range(0, table.head().size())
                .mapToObj(column -> isNarrow(table, column) ? "td class=\"narrow\"" : "td")
                .toList();
        return "<table class=\"table\"><thead>" + row(column -> "th", table.head()) + "</thead><tbody>\n"
                + table.rows().stream().map(row -> row(cells::get, row)).collect(Collectors.joining("\n"))
                + "</tbody></table>\n";
    }

    /** Names, days and votes stay on one line, unless the columns are too many for that. */
    private static boolean isNarrow(Document.Table table, int column) {
        return table.head().size() <= MANY_COLUMNS
                && table.rows().stream().allMatch(row -> row.get(column).length() <= NARROW);
    }

    /** @param cell the element of a column, with its attributes */
    private static String row(IntFunction<String> cell, List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(column -> "<" + cell.apply(column) + ">" + escaped(texts.get(column)) + "</"
                        + cell.apply(column).substring(0, 2) + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String colophon(Edition edition) {
        return "<div class=\"colophon\"><p>本纪要由协商记录生成，未经人工改写；各版均留存于案卷。</p>\n"
                + (edition.kept() ? "<p>本版指纹（SHA-256）：" + edition.sha256() + "，已入存证。</p>\n" : "")
                + "</div>\n";
    }
}
