package org.wufang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wufang.directory.Directory;
import org.wufang.directory.Unit;
import org.wufang.platform.sheet.Sheet;
import org.wufang.platform.sheet.SheetReader;

class MessageTest {

    private static final Mappings.Mapping BOARD =
            new Mappings.Mapping("留言编号", "留言主题", "留言详情", "留言时间", "留言用户", "", "社区代码", "", "", "", "户数");
    private static final Mappings.Mapping UNNUMBERED =
            new Mappings.Mapping("", "留言主题", "留言详情", "", "", "", "", "", "", "", "");

    private final Directory directory = mock(Directory.class);

    @BeforeEach
    void oneCommunity() {
        Unit community = new Unit("430302003001", "万新社区", "community", "430302003", "professional", "none");
        given(directory.communityNamedIn(any())).willReturn(Optional.empty());
        given(directory.communityNamedIn(argThat(text -> text != null && text.contains("万新社区"))))
                .willReturn(Optional.of(community));
    }

    @Test
    void aRowBecomesACase() {
        Message message = read("188,A1,屋顶漏水,2026/2/28 11:25:05,\"\t三楼 \n漏水\u00a0\",430302003001001,3", "");

        assertThat(message.sourceId()).isEqualTo("188");
        assertThat(message.reportedAt()).isEqualTo(Instant.parse("2026-02-28T03:25:05Z"));
        assertThat(message.newCase().title()).isEqualTo("屋顶漏水");
        assertThat(message.newCase().description()).isEqualTo("三楼 \n漏水");
        assertThat(message.newCase().unit()).isEqualTo("430302003001001");
        assertThat(message.newCase().households()).isEqualTo(3);
        assertThat(message.newCase().hazard()).isEqualTo("none");
        assertThat(message.newCase().channel()).isEqualTo("import");
        assertThat(message.newCase().reporter().name()).isEqualTo("A1");
        assertThat(message.cut()).isEmpty();
    }

    @ParameterizedTest(name = "row {0}, file {1}, {2} → {3}")
    @CsvSource({
        "430302001001, 430302002001, 万新社区漏水, 430302001001",
        "'', 430302002001, 万新社区漏水, 430302002001",
        "'', '', 万新社区漏水, 430302003001",
        "'', '', 某小区漏水, ''",
    })
    void thePlaceIsTheRowsOwnElseTheFilesElseTheCommunityNamed(String row, String file, String text, String unit) {
        assertThat(read("1,A,标题," + "," + text + "," + row + ",", file)
                        .newCase()
                        .unit())
                .isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026/2/28 11:25:05",
                "2026/02/28 11:25:05",
                "2026-02-28 11:25:05",
                "2026-02-28T11:25:05",
                "2026.2.28 11:25:05",
                "2026年2月28日 11:25:05",
                "2026年2月28日11时25分5秒",
                "46081.4757523148",
            })
    void timesAreUnderstoodAsPeopleAndSpreadsheetsWriteThem(String text) {
        assertThat(read("1,A,标题," + text + ",内容,,", "").reportedAt()).isEqualTo("2026-02-28T03:25:05Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/2/28", "2026-02-28", "2026年2月28日", "46081"})
    void aDayAloneIsItsBeginning(String text) {
        assertThat(read("1,A,标题," + text + ",内容,,", "").reportedAt()).isEqualTo("2026-02-27T16:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"昨天", "2026/2/30 10:00:00", "2026/13/1", "28/2/2026", "20260228", "2026/2/28 25:00", "123"})
    void whatIsNoDateIsRejected(String text) {
        rejected("1,A,标题," + text + ",内容,,", "留言时间");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                ",A,标题,,内容,,|留言编号",
                "1,A,,,内容,,|留言主题",
                "1,A,\u3000 ,,内容,,|留言主题",
                "1,A,标题,,\t,,|留言详情",
                "1,A,标题,,内容,,三户|户数",
                "1,A,标题,,内容,,-1|户数",
                "1,A,标题,,内容,,2.5|户数",
                "1,A,标题,,内容,,9999999|户数",
                "1,A,标题,,内容,半截,逗号,没加引号,7|''",
            })
    void aBadCellIsRejectedByItsColumn(String row, String column) {
        rejected(row, column);
    }

    @Test
    void aLongTitleAndDescriptionAreCutToFit() {
        Message title = read("1,A," + "长".repeat(101) + ",,内容,,", "");
        assertThat(title.newCase().title()).hasSize(100).endsWith("…");
        assertThat(title.cut()).isEqualTo("留言主题");

        Message description = read("1,A,标题,," + "长".repeat(10_001) + ",,", "");
        assertThat(description.newCase().description()).hasSize(10_000).endsWith("…");
        assertThat(description.cut()).isEqualTo("留言详情");
    }

    @Test
    void aMessageWithoutNumberIsKnownByItsContent() {
        String id = unnumbered("漏水,屋顶");

        assertThat(unnumbered("漏水,屋顶")).isEqualTo(id);
        assertThat(unnumbered("漏水,屋顶。")).isNotEqualTo(id);
        assertThat(unnumbered("漏,水屋顶")).isNotEqualTo(id);
    }

    @Test
    void aRejectionNeverRepeatsWhatTheCellSays() {
        assertThatThrownBy(() -> read("1,A,标题,13800000000,内容,,", "")).hasMessageNotContaining("13800000000");
    }

    private void rejected(String row, String column) {
        assertThatThrownBy(() -> read(row, ""))
                .isInstanceOfSatisfying(Message.Rejected.class, rejected -> assertThat(rejected.column())
                        .isEqualTo(column == null ? "" : column));
    }

    private String unnumbered(String row) {
        Sheet sheet = SheetReader.read(("留言主题,留言详情\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
        return Message.read(sheet, sheet.rows().get(0), UNNUMBERED, "", directory, ZoneId.of("Asia/Shanghai"))
                .sourceId();
    }

    private Message read(String row, String unit) {
        Sheet sheet =
                SheetReader.read(("留言编号,留言用户,留言主题,留言时间,留言详情,社区代码,户数\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
        return Message.read(sheet, sheet.rows().get(0), BOARD, unit, directory, ZoneId.of("Asia/Shanghai"));
    }
}
