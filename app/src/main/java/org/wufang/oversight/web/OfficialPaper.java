package org.wufang.oversight.web;

import static org.wufang.platform.paper.PaperText.escaped;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.wufang.oversight.Figure;
import org.wufang.oversight.Paper;
import org.wufang.platform.paper.Press;

/** Sets letters and bulletins as an office sends them, on the screen and as PDF. */
@Component
class OfficialPaper {

    private static final Pattern CASE_NUMBER = Pattern.compile("SQ-\\d{4}-\\d{6,}");

    private final Press press;
    private final DateTimeFormatter minute;
    private final String style;

    OfficialPaper(Press press, @Value("${wufang.zone}") ZoneId zone) throws IOException {
        this.press = press;
        this.minute = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(zone);
        this.style = new ClassPathResource("papers/official.css").getContentAsString(StandardCharsets.UTF_8);
    }

    byte[] pdf(Paper paper) {
        return press.pdf(page(paper, false), paper.title());
    }

    /** Each case number leads to its case. */
    String html(Paper paper) {
        return page(paper, true);
    }

    private String page(Paper paper, boolean linked) {
        return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"UTF-8\"/><title>"
                + escaped(paper.title() + " " + paper.subject()) + "</title>\n<style>\n" + style
                + "</style></head>\n<body class=\"" + paper.kind() + "\">\n"
                + "<div class=\"foot\">" + escaped(paper.title()) + "</div>\n"
                + "<div class=\"office\">" + escaped(paper.office()) + "</div>\n"
                + "<div class=\"rule\"></div>\n"
                + "<p class=\"number\">" + escaped(paper.title()) + "</p>\n"
                + "<h1>" + text(paper.subject(), linked) + "</h1>\n"
                + (paper.addressee() == null ? "" : "<p class=\"addressee\">" + escaped(paper.addressee()) + "：</p>\n")
                + paper.paragraphs().stream()
                        .map(paragraph -> "<p>" + text(paragraph, linked) + "</p>\n")
                        .collect(Collectors.joining())
                + "<div class=\"signed\"><p>" + escaped(paper.office()) + "</p><p>" + escaped(paper.date())
                + "</p></div>\n"
                + (paper.receipt() == null ? "" : receipt(paper, paper.receipt()))
                + (paper.figures().isEmpty() ? "" : figures(paper.figures(), linked))
                + "</body>\n</html>\n";
    }

    private String receipt(Paper paper, Paper.Receipt receipt) {
        return "<div class=\"annex\"><h2>回　执</h2>\n<table><tbody>"
                + row("所复文号", paper.title())
                + row("回执单位", String.valueOf(paper.addressee()))
                + row("应于何时前回执", time(receipt.dueAt()))
                + row(
                        "回执时间",
                        receipt.acknowledgedAt() != null
                                ? time(receipt.acknowledgedAt())
                                : receipt.missedAt() != null ? "逾期未回执（" + time(receipt.missedAt()) + "记录）" : "尚未回执")
                + row("逾期原因与整改安排", receipt.explanation() == null ? "" : receipt.explanation())
                + "</tbody></table>\n<p class=\"note\">回执在待办“回执提示函”中填报，随本函存入案卷。</p></div>\n";
    }

    private static String row(String head, String value) {
        return "<tr><th>" + escaped(head) + "</th><td>" + escaped(value) + "</td></tr>\n";
    }

    private static String figures(List<Figure> figures, boolean linked) {
        return "<div class=\"annex\"><h2>附表　各项数据所依据的诉求</h2>\n<table class=\"figures\"><thead><tr><th>序号</th><th>数据</th>"
                + "<th>件数</th><th>诉求编号</th></tr></thead><tbody>"
                + IntStream.range(0, figures.size())
                        .mapToObj(index -> figure(index + 1, figures.get(index), linked))
                        .collect(Collectors.joining("\n"))
                + "</tbody></table>\n<p class=\"note\">数据取自督办记录，截至拟稿之时；同一诉求多次被督办的，件数按次计，编号只列一次。</p></div>\n";
    }

    private static String figure(int ordinal, Figure figure, boolean linked) {
        return "<tr><td class=\"short\">" + ordinal + "</td><td class=\"name\">" + escaped(figure.name())
                + "</td><td class=\"short\">" + figure.counted() + "</td><td class=\"cases\">"
                + (figure.cases().isEmpty() ? "—" : text(String.join("　", figure.cases()), linked)) + "</td></tr>";
    }

    private static String text(String text, boolean linked) {
        return CASE_NUMBER
                .matcher(escaped(text))
                .replaceAll(linked ? "<a class=\"case\" href=\"/cases/$0\">$0</a>" : "<span class=\"case\">$0</span>");
    }

    private String time(@Nullable Instant at) {
        return at == null ? "—" : minute.format(at);
    }
}
