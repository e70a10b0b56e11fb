package org.wufang.platform.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.web.Problem;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Reads CSV (UTF-8 or GBK) and the first sheet of XLSX, told apart by their first bytes. */
public final class SheetReader {

    /** More is no export but a mistake, or an attack on the memory. */
    private static final int MOST_ROWS = 50_000;

    /** As many as a spreadsheet has, the blank ones too. */
    private static final int LAST_ROW = 1_048_576;

    /** No export has more; a cell may name any column, and all before it are filled in. */
    private static final int MOST_COLUMNS = 500;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final Charset GBK = Charset.forName("GB18030");

    static {
        ZipSecureFile.setMaxEntrySize(300L * 1024 * 1024);
    }

    private SheetReader() {}

    /** @throws Problem {@code unreadable-file}, 400, when it is neither, or broken, or has no rows */
    public static Sheet read(byte[] file) {
        List<Sheet.Row> rows;
        if (startsWith(file, ZIP)) {
            rows = xlsx(file);
        } else if (startsWith(file, OLE)) {
            throw new Problem("unreadable-file.old-excel");
        } else {
            rows = csv(text(file));
        }
        if (rows.isEmpty() || rows.get(0).number() != 1) {
            throw new Problem("unreadable-file.no-heading");
        }
        List<String> heading = rows.get(0).cells().stream().map(Text::cleaned).toList();
        List<String> named = heading.stream().filter(name -> !name.isEmpty()).toList();
        if (named.stream().distinct().count() < named.size()) {
            throw new Problem("unreadable-file.doubled-heading");
        }
        return new Sheet(heading, rows.subList(1, rows.size()));
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length
                && ByteBuffer.wrap(file, 0, magic.length).equals(ByteBuffer.wrap(magic));
    }

    private static String text(byte[] file) {
        return decoded(file, StandardCharsets.UTF_8)
                .or(() -> decoded(file, GBK))
                .orElseThrow(() -> new Problem("unreadable-file.encoding"));
    }

    private static Optional<String> decoded(byte[] file, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(file))
                            .toString())
                    // Neither encoding has it in a text: UTF-16, or no text at all.
                    .filter(text -> text.indexOf('\0') < 0);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static List<Sheet.Row> csv(String text) {
        Rows rows = new Rows();
        CSVFormat format =
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord row : parser) {
                rows.add(new Sheet.Row((int) row.getRecordNumber(), row.toList()));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Problem("unreadable-file.broken-csv", rows.last());
        }
        return rows.read;
    }

    private static List<Sheet.Row> xlsx(byte[] file) {
        Rows rows = new Rows();
        try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(file))) {
            XSSFReader reader = new XSSFReader(workbook);
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(new XSSFSheetXMLHandler(
                    reader.getStylesTable(),
                    null,
                    new ReadOnlySharedStringsTable(workbook),
                    rows,
                    new PlainFormatter(),
                    false));
            try (var sheet = reader.getSheetsData().next()) {
                xml.parse(new InputSource(sheet));
            }
        } catch (Problem tooLong) {
            throw tooLong;
        } catch (OpenXML4JException | SAXException | ParserConfigurationException | IOException | RuntimeException e) {
            // A broken file breaks the reader in many ways.
            throw new Problem("unreadable-file.broken-excel");
        }
        return rows.read;
    }

    private static Problem tooLong() {
        return new Problem("unreadable-file.too-long", MOST_ROWS);
    }

    private static Problem tooWide(int row) {
        return new Problem("unreadable-file.too-wide", row, MOST_COLUMNS);
    }

    /** Gathers the rows that are not blank. */
    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final List<Sheet.Row> read = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private int number;

        void add(Sheet.Row row) {
            if (row.number() > LAST_ROW) {
                throw tooLong();
            }
            if (row.isBlank()) {
                return;
            }
            if (row.cells().size() > MOST_COLUMNS) {
                throw tooWide(row.number());
            }
            if (read.size() > MOST_ROWS) {
                throw tooLong();
            }
            read.add(row);
        }

        int last() {
            return read.isEmpty() ? 0 : read.get(read.size() - 1).number();
        }

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
            number = row + 1;
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column >= MOST_COLUMNS) {
                throw tooWide(number);
            }
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(value == null ? "" : value);
        }

        @Override
        public void endRow(int row) {
            add(new Sheet.Row(row + 1, List.copyOf(cells)));
        }
    }

    /** Numbers in full (an 18-digit code is no 4.3E+17) and dates in one way, whatever the cell's format says. */
    private static final class PlainFormatter extends DataFormatter {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy/M/d H:mm:ss");

        @Override
        public String formatRawCellContents(double value, int formatIndex, String format, boolean use1904) {
            return DateUtil.isADateFormat(formatIndex, format) && DateUtil.isValidExcelDate(value)
                    ? DateUtil.getLocalDateTime(value, use1904, true).format(TIME)
                    : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }

        @Override
        public String formatRawCellContents(double value, int formatIndex, String format) {
            return formatRawCellContents(value, formatIndex, format, false);
        }
    }
}
