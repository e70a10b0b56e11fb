package org.wufang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;

/** The Tasklist's start form. */
@WufangTest
class ReportCaseTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    @Test
    void staffOpenACaseByTheStartFormForSomebodyOnThePhone() {
        Answer answer = startForm(Map.of(
                "title", "三栋屋顶漏水",
                "description", "顶楼三户雨天漏水",
                "unit", "430302003001001",
                "hazard", "none",
                "households", 3,
                "channel", "phone",
                "reporterName", "林某某",
                "reporterPhone", "13900001234"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String number = answer.json().path("businessKey").asText();
        Map<String, Object> kept = db.sql("select * from casefile_case where number = :number")
                .param("number", number)
                .query()
                .singleRow();
        assertThat(kept).containsEntry("channel", "phone").containsEntry("unit", "430302003001001");
        assertThat(kept).containsEntry("opened_by", "blockservice");
        assertThat(db.sql("select phone from casefile_reporter where case_number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo("13900001234");
    }

    @Test
    void theStartFormNamesAPlaceThatIsUnknown() {
        int before = cases();

        Answer answer = startForm(Map.of(
                "title", "三栋屋顶漏水",
                "description", "顶楼三户雨天漏水",
                "unit", "999999999999",
                "hazard", "none",
                "households", 3,
                "channel", "phone"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("没有代码为这个值的社区或区块");
        assertThat(cases()).isEqualTo(before);
    }

    private Answer startForm(Map<String, Object> values) {
        Map<String, Object> variables = new HashMap<>();
        values.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        return Tasklist.of(port, "blockservice")
                .post("/engine-rest/process-definition/key/case-lifecycle/submit-form", Map.of("variables", variables));
    }

    private int cases() {
        return db.sql("select count(*) from casefile_case").query(Integer.class).single();
    }
}
