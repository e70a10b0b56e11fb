package org.wufang.oversight.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.wufang.oversight.Figure;
import org.wufang.oversight.Paper;
import org.wufang.platform.paper.Press;

/** Letters and bulletins as they are printed. */
class OfficialPaperTest {

    private static final String CASE = "SQ-2026-000123";

    private final OfficialPaper paper = paper();

    @Test
    void aLetterHasAllThatAnOfficePrints() throws IOException {
        Paper letter = letter(new Paper.Receipt(Instant.parse("2026-03-04T02:00:00Z"), null, null, null));

        String text = read(letter, "letter");

        assertThat(text)
                .contains("雨湖区云塘街道综合协调中心")
                .contains("提示函〔2026〕第12号")
                .contains("万新社区第一网格·区块治理员、万新社区·物业公司：")
                .contains("2026年3月2日")
                .contains("应于何时前回执2026年3月4日10:00")
                .contains("尚未回执");
        assertThat(pages(letter)).isEqualTo(1);
    }

    @Test
    void theReceiptStandsOnTheLetter() throws IOException {
        String answered = read(
                letter(new Paper.Receipt(
                        Instant.parse("2026-03-04T02:00:00Z"),
                        null,
                        Instant.parse("2026-03-03T08:00:00Z"),
                        "维修材料缺货，已改由备用供应商供货，三月六日前完工。")),
                "letter-answered");
        String missed = read(
                letter(new Paper.Receipt(
                        Instant.parse("2026-03-04T02:00:00Z"), Instant.parse("2026-03-04T02:05:00Z"), null, null)),
                "letter-missed");

        assertThat(answered).contains("回执时间2026年3月3日16:00").contains("三月六日前完工");
        assertThat(missed).contains("逾期未回执（2026年3月4日10:05记录）");
    }

    @Test
    void everyNumberOfABulletinLeadsToItsCases() throws IOException {
        List<String> many = IntStream.rangeClosed(1, 120)
                .mapToObj("SQ-2026-%06d"::formatted)
                .toList();
        Paper bulletin = bulletin(many);

        String page = paper.html(bulletin);
        String text = read(bulletin, "bulletin");

        many.forEach(number -> {
            assertThat(page).contains("<a class=\"case\" href=\"/cases/" + number + "\">" + number + "</a>");
            assertThat(text).contains(number);
        });
        assertThat(text).contains("3该单位本年度收到提示函0—").contains("雨湖区指挥中心");
    }

    @Test
    void whatSomebodyWroteIsTextAndNothingElse() {
        Paper written = new Paper(
                "bulletin",
                2026,
                1,
                "通报〔2026〕第1号",
                "雨湖区指挥中心",
                "关于<b>甲</b>的通报",
                null,
                List.of("<script>alert(1)</script> & <img src=x> " + CASE),
                "2026年3月2日",
                CASE,
                List.of(),
                null);

        assertThat(paper.html(written))
                .doesNotContain("<script", "<img", "<b>")
                .contains("&lt;script&gt;", "&amp;", "href=\"/cases/" + CASE + "\"");
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(paper.pdf(bulletin(List.of(CASE))))) {
            for (PDPage page : pdf.getPages()) {
                for (COSName font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
                }
            }
        }
    }

    private static Paper letter(Paper.Receipt receipt) {
        return new Paper(
                "letter",
                2026,
                12,
                "提示函〔2026〕第12号",
                "雨湖区云塘街道综合协调中心",
                "关于诉求 " + CASE + " 办理逾期的提示函",
                "万新社区第一网格·区块治理员、万新社区·物业公司",
                List.of(
                        "诉求 " + CASE + " 的“现场处置”应于2026年2月27日 10:00前办结，截至2026年3月2日 10:00已逾期3天，经催办仍未办理。",
                        "请收函后立即办理，并于2026年3月4日 10:00前书面回执，说明逾期原因与整改安排。逾期不回执的，记录在案并直接进入督办。"),
                "2026年3月2日",
                CASE,
                List.of(),
                receipt);
    }

    private static Paper bulletin(List<String> cases) {
        return new Paper(
                "bulletin",
                2026,
                3,
                "通报〔2026〕第3号",
                "雨湖区指挥中心",
                "关于万新社区·物业公司办理逾期的通报",
                null,
                List.of(
                        "一、诉求 " + CASE + " 的“兑现承诺”应于2026年2月27日 10:00前办结，截至2026年3月9日 10:00已逾期10天（提示函〔2026〕第12号，未回执）。",
                        "2026年3月5日 09:30街道督办：请三日内派员到场，逾期上报。",
                        "2026年3月9日 09:30区级督办：仍未见效，予以通报。",
                        "二、本年度该单位被督办 " + cases.size() + " 件（诉求编号见附表第1项）；其中尚未了结 1 件（" + CASE + "）；收到提示函 0 件。",
                        "三、本年度全区督办 " + cases.size() + " 件（诉求编号见附表第4项）；其中尚未了结 1 件（" + CASE + "）。",
                        "请引以为戒，立即整改。"),
                "2026年3月9日",
                CASE,
                List.of(
                        new Figure("该单位本年度被督办", cases.size(), cases),
                        new Figure("其中尚未了结", 1, List.of(CASE)),
                        new Figure("该单位本年度收到提示函", 0, List.of()),
                        new Figure("全区本年度督办", cases.size(), cases),
                        new Figure("其中尚未了结", 1, List.of(CASE))),
                null);
    }

    private int pages(Paper of) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(paper.pdf(of))) {
            return pdf.getNumberOfPages();
        }
    }

    /** Without the spaces and breaks of the setting; kept beside the other results, to be looked at. */
    private String read(Paper of, String name) throws IOException {
        byte[] bytes = paper.pdf(of);
        Path looked = Files.createDirectories(Path.of("target/papers")).resolve(name + ".pdf");
        Files.write(looked, bytes);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    private static OfficialPaper paper() {
        try {
            return new OfficialPaper(new Press(), ZoneId.of("Asia/Shanghai"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
