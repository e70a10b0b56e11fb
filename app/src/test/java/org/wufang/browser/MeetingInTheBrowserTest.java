package org.wufang.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;

/** One meeting as its people see it: each at a desk of their own, in the real Tasklist. */
@BrowserTest
class MeetingInTheBrowserTest {

    private static final List<String> FIVE = List.of("party", "committee", "property", "owners", "social");

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    private final Map<String, Desk> desks = new LinkedHashMap<>();

    @AfterEach
    void goHome() {
        desks.values().forEach(Desk::close);
    }

    @Test
    void fivePartiesStateVoteAndSign(Chromium chromium) {
        FIVE.forEach(person -> desks.put(person, chromium.desk(port).logIn(person)));
        String number = reported();

        desks.get("committee").does(number, "召集会议", form -> form.fill("议题", "3栋屋面渗漏由谁维修、费用怎么出")
                .fill("会议日期", inDays(3))
                .fill("会议时间", "19:30")
                .fill("会议地点", "社区会议室")
                .tick("已通知应到各方"));

        desks.forEach((person, desk) -> desk.does(number, "表达诉求", form -> form.fill("我方意见", "尽快修好，" + person)));

        desks.get("committee").does(number, "起草方案", form -> form.fill("方案内容", "物业公司先行维修，费用从公共收益列支")
                .fill("法律、政策依据", "物业管理条例")
                .tick("不属于")
                .choose("承诺一：承诺方", "物业公司")
                .fill("承诺一：完成日期", inDays(20))
                .fill("承诺一：措施", "完成3栋屋面防水"));

        desks.forEach((person, desk) -> desk.does(number, "表决方案", form -> form.tick("同意")));

        desks.forEach((person, desk) -> desk.does(number, "签认纪要", form -> {
            thePaperIsAtHand(form);
            form.tick("同意签署");
        }));

        desks.values().forEach(desk -> assertThat(desk.refusals()).isEmpty());
        var file = Tasklist.of(port, "committee").get("/api/v1/cases/" + number).json();
        assertThat(file.get("votes")).hasSize(5);
        assertThat(file.get("signatures")).hasSize(5);
        assertThat(file.at("/commitments/0/measure").asText()).isEqualTo("完成3栋屋面防水");
    }

    /** What is to be signed, with number, hash and the way to the paper. */
    private static void thePaperIsAtHand(Desk desk) {
        Locator minutes = desk.page().locator(".fjs-form").getByText("第1版（签认稿）");
        assertThat(minutes).containsText("会议纪要 HY-");
        APIResponse paper = desk.page()
                .request()
                .get(desk.home() + desk.page().getByText("打开 PDF").getAttribute("href"));
        assertThat(paper.headers().get("content-type")).isEqualTo("application/pdf");
        assertThat(paper.body()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    /** Two parties answer for it: a case for a meeting. */
    private String reported() {
        return Tasklist.of(port, "governor")
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "title", "3栋屋面渗漏",
                                "description", "连续下雨后顶层三户漏水",
                                "matter", "property.serviceFee",
                                "unit", "430302003001001",
                                "address", "3栋",
                                "hazard", "none",
                                "households", 30,
                                "parties", List.of("propertyFirm", "ownersCommittee"),
                                "channel", "grid",
                                "reporter", Map.of("name", "张三", "phone", "13800000000")))
                .json()
                .get("number")
                .asText();
    }

    private String inDays(int days) {
        return DateTimeFormatter.ofPattern("uuuu/MM/dd")
                .format(LocalDate.now(clock).plusDays(days));
    }
}
