package org.wufang.platform.sheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wufang.platform.web.Problem;

public class SheetReaderTest {

    private static final String CSV = "留言编号,留言主题,留言详情\n1,漏水,\"屋顶漏水,\n三天了\"\n2,停车,没有车位\n";

    @Test
    void utf8WithAndWithoutByteOrderMarkAndGbkAreOneAndTheSame() {
        var plain = SheetReader.read(CSV.getBytes(UTF_8));

        assertThat(SheetReader.read(("\uFEFF" + CSV).getBytes(UTF_8))).isEqualTo(plain);
        assertThat(SheetReader.read(CSV.getBytes(Charset.forName("GBK")))).isEqualTo(plain);
        assertThat(SheetReader.read(CSV.replace("\n", "\r\n").getBytes(UTF_8)).heading())
                .isEqualTo(plain.heading());
        assertThat(plain.heading()).containsExactly("留言编号", "留言主题", "留言详情");
        assertThat(plain.get(plain.rows().get(0), "留言详情")).isEqualTo("屋顶漏水,\n三天了");
        assertThat(plain.rows())
                .extracting(org.wufang.platform.sheet.Sheet.Row::number)
                .containsExactly(2, 3);
    }

    @Test
    void blankRowsAreLeftOutAndRowsKeepTheirNumber() {
        var sheet = SheetReader.read("a,b\n\n1,2\n,\n \u3000,\n3,4\n".getBytes(UTF_8));

        assertThat(sheet.rows())
                .extracting(org.wufang.platform.sheet.Sheet.Row::number)
                .containsExactly(3, 6);
    }

    @Test
    void aRowThatIsTooShortHasEmptyCellsAndOneThatIsTooLongIsSeen() {
        var sheet = SheetReader.read("a,b\n1\n1,2,3\n1,2,\n".getBytes(UTF_8));

        assertThat(sheet.get(sheet.rows().get(0), "b")).isEmpty();
        assertThat(sheet.get(sheet.rows().get(0), "c")).isEmpty();
        assertThat(sheet.rows()).extracting(sheet::overflows).containsExactly(false, true, false);
    }

    @Test
    void aWorkbookIsReadWithItsNumbersInFullAndItsDates() throws IOException {
        byte[] file = workbook(new XSSFWorkbook(), sheet -> {
            row(sheet, 0, "留言编号", "留言主题", "留言时间", "留言详情");
            Row row = sheet.createRow(2);
            row.createCell(0).setCellValue(202603020000123d);
            row.createCell(1).setCellValue("漏水");
            row.createCell(2).setCellValue(LocalDateTime.of(2026, 3, 2, 9, 5, 7));
            CellStyle date = sheet.getWorkbook().createCellStyle();
            date.setDataFormat((short) 14);
            row.getCell(2).setCellStyle(date);
            row.createCell(4).setCellFormula("1+1");
        });

        var sheet = SheetReader.read(file);
        var row = sheet.rows().get(0);

        assertThat(row.number()).isEqualTo(3);
        assertThat(sheet.get(row, "留言编号")).isEqualTo("202603020000123");
        assertThat(sheet.get(row, "留言时间")).isEqualTo("2026/3/2 9:05:07");
        assertThat(sheet.get(row, "留言详情")).isEmpty();
    }

    @Test
    void onlyTheFirstSheetCounts() throws IOException {
        byte[] file = workbook(new XSSFWorkbook(), sheet -> {
            row(sheet, 0, "留言主题", "留言详情");
            row(sheet, 1, "漏水", "屋顶漏水");
            Sheet second = sheet.getWorkbook().createSheet();
            row(second, 0, "别的", "列");
            row(second, 1, "别的", "行");
        });

        assertThat(SheetReader.read(file).rows()).hasSize(1);
    }

    @Test
    void anOldWorkbookIsRefusedWithAWayOut() throws IOException {
        byte[] file = workbook(new HSSFWorkbook(), sheet -> row(sheet, 0, "留言主题"));

        refused(file, "另存为");
    }

    @Test
    void brokenWorkbooksAreRefused() throws IOException {
        byte[] good = workbook(new XSSFWorkbook(), sheet -> row(sheet, 0, "留言主题", "留言详情"));

        refused(Arrays.copyOf(good, good.length / 2), "不是完好的 .xlsx");
        refused(new byte[] {'P', 'K', 3, 4}, "不是完好的 .xlsx");
        refused(zip("hello.txt", "hello"), "不是完好的 .xlsx");
        refused(
                zip("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"),
                "不是完好的 .xlsx");
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] broken = good.clone();
            for (int flip = 0; flip < 20; flip++) {
                broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt(256);
            }
            try {
                SheetReader.read(broken);
            } catch (Problem refused) {
                assertThat(refused.type()).isEqualTo("unreadable-file");
            }
        }
    }

    @Test
    void filesThatAreNoTableAreRefused() {
        refused(new byte[0], "第一行应是列名");
        refused("\n\n".getBytes(UTF_8), "第一行应是列名");
        refused("\na,b\n".getBytes(UTF_8), "第一行应是列名");
        refused(CSV.getBytes(UTF_16LE), "编码");
        refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3, (byte) 0xFF}, "编码");
        refused("a,b\n1,2\n3,\"4\n".getBytes(UTF_8), "第 2 行之后不是正确的 CSV");
        refused("a,b,a\n1,2,3\n".getBytes(UTF_8), "重复的列名");
    }

    @ParameterizedTest
    @ValueSource(ints = {50_000})
    void tooManyRowsAreRefused(int most) {
        assertThat(SheetReader.read(("a\n" + "1\n".repeat(most)).getBytes(UTF_8))
                        .rows())
                .hasSize(most);
        refused(("a\n" + "1\n".repeat(most + 1)).getBytes(UTF_8), "超过 50000 行");
        refused(("a\n" + "\n".repeat(1_048_576)).getBytes(UTF_8), "超过 50000 行");
    }

    /** A cell far to the right in each of 40,000 rows is a small file and all of the memory. */
    @Test
    void tooManyColumnsAreRefused() throws IOException {
        byte[] wide = workbook(new XSSFWorkbook(), sheet -> {
            row(sheet, 0, "留言主题", "留言详情");
            sheet.createRow(2).createCell(16_383).setCellValue("x");
        });

        assertThat(SheetReader.read(("a" + ",".repeat(499) + "\n").getBytes(UTF_8))
                        .heading())
                .hasSize(500);
        refused(wide, "第 3 行超过 500 列");
        refused(("a\nb" + ",".repeat(499) + "c\nd" + ",".repeat(500) + "e\n").getBytes(UTF_8), "第 3 行超过 500 列");
    }

    private static void refused(byte[] file, String reason) {
        assertThatThrownBy(() -> SheetReader.read(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(reason);
    }

    public static byte[] workbook(Workbook workbook, Consumer<Sheet> content) throws IOException {
        try (workbook;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            content.accept(workbook.createSheet());
            workbook.write(out);
            return out.toByteArray();
        }
    }

    public static void row(Sheet sheet, int number, String... cells) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < cells.length; column++) {
            row.createCell(column).setCellValue(cells[column]);
        }
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
