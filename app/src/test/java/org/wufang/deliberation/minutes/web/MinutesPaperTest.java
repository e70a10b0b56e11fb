package org.wufang.deliberation.minutes.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.wufang.deliberation.minutes.Edition;
import org.wufang.platform.paper.Document;
import org.wufang.platform.paper.Document.Part;
import org.wufang.platform.paper.Document.Section;
import org.wufang.platform.paper.Press;

/** The minutes on paper say what the record says. */
class MinutesPaperTest {

    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final String FOOT = "(HY-2026-000001第2版（定稿）)?—\\d+/\\d+—";

    private final MinutesPaper paper = paper();

    @Test
    void everyFontIsEmbedded() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(paper.pdf(edition(List.of(new Section("各方意见", List.of("同意“整修”，①—㎡"))))))) {
            List<PDFont> fonts = fonts(pdf);
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts).extracting(PDFont::getName).allMatch(name -> name.contains("NotoSerifSC"));
        }
    }

    @Test
    void nothingIsLostBetweenTheRecordAndThePaper() throws IOException {
        String words = "停车位每月收费八十元，由业委会与物业公司共同公示；逾期不公示的，居委会可要求说明。".repeat(30);
        List<List<String>> rows = IntStream.range(0, 60)
                .mapToObj(i -> List.of("席位" + i, "附条件同意", "第" + i + "项条件：" + words.substring(0, 90)))
                .toList();
        Edition edition = edition(List.of(
                new Section("各方意见", List.of("甲方：" + words, "第一行\n第二行 <b>&amp;</b>")),
                new Section("第1轮", 2, List.of(Part.table(List.of("席位", "表决", "条件"), rows))),
                new Section("签署", List.of("龘䶮囍 ½ × ≥ ～ ／ 　—— …… 〈〉 ABC abc 0123"))));

        String read = read(edition);

        edition.document().sections().stream()
                .flatMap(section -> section.parts().stream())
                .forEach(part -> {
                    if (part.table() == null) {
                        assertThat(read).contains(packed(String.valueOf(part.line())));
                    } else {
                        part.table().rows().forEach(row -> assertThat(read).contains(packed(String.join("", row))));
                    }
                });
        assertThat(read).contains("HY-2026-000001第2版（定稿）", "一、各方意见", "（一）第1轮", "二、签署", SHA256);
    }

    @Test
    void everyPageIsNumberedAndNamesTheMinutes() throws IOException {
        Edition edition = edition(List.of(new Section("各方意见", List.of("很长的意见。".repeat(1500)))));
        try (PDDocument pdf = Loader.loadPDF(paper.pdf(edition))) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(packed(stripper.getText(pdf))).contains("HY-2026-000001第2版", "—" + page + "/" + pages + "—");
            }
        }
    }

    @Test
    void whatNoFontCanShowIsMarkedAndStopsNothing() throws IOException {
        Edition edition = edition(List.of(new Section("各方意见", List.of("好\uD83D\uDE00坏\u0000\uD800完"))));

        assertThat(read(edition)).contains("好〓坏〓〓完");
    }

    /** 方 and the radical ⽅ are one glyph: read back, it must be what people write and search for. */
    @Test
    void charactersAreReadBackAsCharactersNotAsRadicals() throws IOException {
        String characters = "一人八十日月木水火土金食馬鬼龍车见贝页风飞鱼鸟麦黄龟方示用石立竹米衣言走足里";

        assertThat(read(edition(List.of(new Section(characters, List.of(characters, "⽅⼋"))))))
                .contains(characters + characters + "方八");
    }

    @Test
    void aDraftSaysThatItIsOne() throws IOException {
        Edition draft = new Edition(
                1,
                "",
                0,
                Edition.Occasion.DRAFT,
                Instant.parse("2026-03-02T02:00:00Z"),
                "",
                "",
                new Document("五方共建协商会议纪要", "停车", List.of()));

        assertThat(read(draft)).contains("草稿（尚未编号）").doesNotContain("SHA-256");
    }

    @Test
    void aStrangersMarkupIsText() {
        assertThat(paper.html(edition(List.of(new Section("<i>", List.of("<script>alert(1)</script>")))), ""))
                .contains("&lt;script&gt;", "&lt;i&gt;")
                .doesNotContain("<script>");
    }

    private String read(Edition edition) throws IOException {
        byte[] pdf = paper.pdf(edition);
        Path out = Path.of("target", "minutes");
        Files.createDirectories(out);
        Files.write(out.resolve("paper.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return packed(new PDFTextStripper().getText(document)).replaceAll(FOOT, "");
        }
    }

    /** Lines end elsewhere on paper. */
    private static String packed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static List<PDFont> fonts(PDDocument pdf) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static Edition edition(List<Section> sections) {
        return new Edition(
                1,
                "HY-2026-000001",
                2,
                Edition.Occasion.CONCLUDED,
                Instant.parse("2026-03-02T02:00:00Z"),
                "{}",
                SHA256,
                new Document("五方共建协商会议纪要", "关于“停车”的协商", sections));
    }

    private static MinutesPaper paper() {
        try {
            return new MinutesPaper(new Press(), ZoneId.of("Asia/Shanghai"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
