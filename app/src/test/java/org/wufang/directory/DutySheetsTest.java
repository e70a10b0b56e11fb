package org.wufang.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.platform.sheet.SheetReader;

/** What a file of a list must be, and that what is exported is what is imported. */
@WufangTest
class DutySheetsTest extends DutyListRoom {

    @ParameterizedTest(name = "{0} → {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            community-list | C-Z-99,test.x,屋顶花园,环境,,物业公司,《民法典》,自治 | 第 2 行·牵头单位 | 必须填写
            community-list | C-Z-99,test.x,屋顶花园,环境,居委会,,,自治 | 第 2 行·依据 | 必须填写
            community-list | ,test.x,屋顶花园,环境,居委会,,《民法典》,自治 | 第 2 行·清单编号 | 必须填写
            community-list | C-Z-99,漏水,屋顶花园,环境,居委会,,《民法典》,自治 | 第 2 行·事项代码 | 应为 parking.fireLane 这样的代码
            community-list | C-Z-99,test.x,屋顶花园,环境,园林局,,《民法典》,自治 | 第 2 行·牵头单位 | 没有可以填在这里的单位“园林局”
            community-list | C-Z-99,test.x,屋顶花园,环境,居委会,水利局、园林局,《民法典》,自治 | 第 2 行·配合单位 | 没有可以填在这里的单位“园林局”
            community-list | C-Z-99,test.x,屋顶花园,环境,居委会,居委会,《民法典》,自治 | 第 2 行·配合单位 | 牵头单位不能同时是配合单位
            community-list | C-Z-99,test.x,屋顶花园,环境,居委会,,《民法典》,代管 | 第 2 行·类型 | 没有类型“代管”，应为 协助、自治、负面
            community-list | C-Z-99,test.x,=1+1,环境,居委会,,《民法典》,自治 | 第 2 行·事项名称 | 也不能以 = + - @ 开头
            duty-list | T-01,test.x,屋顶花园,环境,居委会,,《民法典》, | 第 2 行·牵头单位 | 没有可以填在这里的单位“居委会”
            street-duty-list | S-01,test.x,屋顶花园,环境,公安分局,,《民法典》, | 第 2 行·牵头单位 | 应为 综合协调中心、区块服务中心、快速处置中心
            street-assist-list | A-01,test.x,屋顶花园,环境,公安分局,,《民法典》, | 第 2 行·配合单位 | 必须填写配合的街道机构
            """)
    void eachMistakeIsNamedByRowAndColumn(String list, String row, String where, String what) {
        Answer answer = upload("command", list, HEADING + row + "\r\n", "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).endsWith("invalid-duty-list");
        assertThat(StreamSupport.stream(answer.json().path("fields").spliterator(), false)
                        .filter(field -> field.path("label").asText().equals(where))
                        .map(field -> field.path("message").asText()))
                .anyMatch(message -> message.contains(what));
    }

    @Test
    void doublesMissingColumnsBadDatesAndFilesThatChangeNothingAreRefused() {
        Answer doubled = upload("command", LIST, HEADING + NEW + NEW.replace("test.roofGarden", "test.other"), "");
        assertThat(doubled.text()).contains("第 3 行·清单编号", "与第 2 行重复");
        assertThat(upload("command", LIST, HEADING + NEW + NEW.replace("C-Z-99", "C-Z-98"), "")
                        .text())
                .contains("第 3 行·事项代码");
        assertThat(upload("command", LIST, "清单编号,事项代码\r\n1,a.b\r\n", "").text())
                .contains("unknown-columns", "缺少列：事项名称、类别、牵头单位、配合单位、依据、类型");
        assertThat(upload("command", LIST, HEADING, "").text()).contains("清单没有任何事项");
        assertThat(upload("command", LIST, text(original) + NEW, "明天").text()).contains("生效日期", "2026-01-31");
        assertThat(upload("command", LIST, text(original) + NEW, "2020-01-01").text())
                .contains("不得早于今天");
        Answer same = upload("command", LIST, text(original), "");
        assertThat(same.status()).isEqualTo(409);
        assertThat(same.text()).contains("没有差异");
        assertThat(upload("command", "no-such-list", text(original), "").status())
                .isEqualTo(404);
        assertThat(proposals.open()).isEmpty();
    }

    @Test
    void mattersLedByDifferentOnesAreReported() {
        assertThat(read("/overlaps")).as("the samples agree with each other").isEmpty();

        JsonNode review = propose(
                "command",
                text(original).replaceFirst("C-F-06,([^,]*),([^,]*),([^,]*),[^,]*,", "C-F-06,$1,$2,$3,公安分局,"));

        assertThat(review.path("overlaps")).hasSize(1);
        assertThat(review.at("/overlaps/0").toString()).contains("违法建设强制拆除", "属地职责清单", "城市管理和综合执法局", "社区事项清单", "公安分局");
    }

    @Test
    void theSpreadsheetThatIsExportedIsTheOneThatIsImported() {
        for (DutyList list : DutyList.values()) {
            Tasklist governor = Tasklist.of(port, "governor");
            byte[] xlsx = governor.download(
                    API + "/" + list.table() + "/export?format=xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            byte[] csv = governor.download(API + "/" + list.table() + "/export", "text/csv");

            assertThat(SheetReader.read(xlsx)).isEqualTo(SheetReader.read(csv));
            assertThat(upload("command", list.table(), text(csv), "").text()).contains("nothing-changes");
        }
    }
}
