package org.wufang.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTypeTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatMayBeAttachedIsKnownByItsContent(DocumentType type, byte[] content) {
        assertThat(DocumentType.of(content)).contains(type);
    }

    static Stream<Arguments> whatMayBeAttachedIsKnownByItsContent() throws IOException {
        var word = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("现场情况");
            document.write(word);
        }
        var excel = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet("费用").createRow(0).createCell(0).setCellValue(12);
            workbook.write(excel);
        }
        return Stream.of(
                Arguments.of(DocumentType.JPEG, picture("jpg")),
                Arguments.of(DocumentType.PNG, picture("png")),
                Arguments.of(DocumentType.WEBP, bytes("RIFF\u0024\0\0\0WEBPVP8 \u0018\0\0\0")),
                Arguments.of(DocumentType.HEIC, bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")),
                Arguments.of(DocumentType.PDF, bytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n")),
                Arguments.of(DocumentType.WORD, word.toByteArray()),
                Arguments.of(DocumentType.EXCEL, excel.toByteArray()),
                Arguments.of(DocumentType.VIDEO, bytes("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom")),
                Arguments.of(DocumentType.VIDEO, bytes("\0\0\0\u0020ftypisom\0\0\u0002\0isomiso2avc1mp41")),
                Arguments.of(DocumentType.VIDEO, bytes("\0\0\0\u0014ftypqt  \0\0\0\0qt  ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatMayNotIsNot(String what, byte[] content) {
        assertThat(DocumentType.of(content)).isEmpty();
    }

    static Stream<Arguments> whatMayNotIsNot() throws IOException {
        return Stream.of(
                Arguments.of("a page", bytes("<!DOCTYPE html><html><script>alert(1)</script></html>")),
                Arguments.of("a drawing with a script", bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>")),
                Arguments.of("a program", bytes("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0\u00ff\u00ff\0\0")),
                Arguments.of("text", "现场属实".getBytes(UTF_8)),
                Arguments.of("an archive", zip("照片.jpg")),
                Arguments.of("an archive with a name", zip("word/document.xml")),
                Arguments.of("macros", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
                Arguments.of("a broken archive", bytes("PK\u0003\u0004 [Content_Types].xml word/document.xml")));
    }

    @ParameterizedTest(name = "{0} as {1} is {2}")
    @CsvSource({
        "现场照片.jpg, JPEG, 现场照片.jpg",
        "现场照片.JPEG, JPEG, 现场照片.jpeg",
        "截图.png, JPEG, 截图.jpg",
        "发票.pdf.exe, PDF, 发票.pdf.pdf",
        "../../etc/passwd, PDF, passwd.pdf",
        "'C:\\Users\\张\\Desktop\\合同.docx', WORD, 合同.docx",
        "'a<b>|c?.pdf', PDF, 'a_b__c_.pdf'",
        "...., PNG, 材料.png",
        "'', VIDEO, 材料.mp4",
        "现场.MOV, VIDEO, 现场.mov",
        "第2.3版 方案, WORD, 第2.3版 方案.docx"
    })
    void aNameIsMadeFit(String name, DocumentType type, String cleaned) {
        assertThat(DocumentName.cleaned(name, type)).isEqualTo(cleaned);
    }

    @Test
    void aNameHidesNothingAndIsNotEndless() {
        assertThat(DocumentName.cleaned("单\u202Efdp.exe", DocumentType.PDF)).isEqualTo("单fdp.pdf");
        assertThat(DocumentName.cleaned("报\r\nSet-Cookie: x\u0000告.pdf", DocumentType.PDF))
                .isEqualTo("报Set-Cookie_ x告.pdf");
        assertThat(DocumentName.cleaned("𠮷".repeat(500) + ".pdf", DocumentType.PDF))
                .isEqualTo("𠮷".repeat(100) + ".pdf");
    }

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(ISO_8859_1);
    }
}
