package org.wufang.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.platform.security.Actor;

/** A closing is contested on the pages of who reported and of a party, and counted on the page of the indicators. */
@BrowserTest
class ClosingInTheBrowserTest {

    private static final String BLOCK = "430302003001001";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles files;

    @Autowired
    private RuntimeService runtime;

    private CaseFile file;

    @BeforeEach
    void aCaseIsArchived() {
        file = files.open(
                new NewCase("路灯又不亮", "东门路灯夜里不亮", "", BLOCK, "东门", "none", 1, List.of(), "grid", null), Actor.SYSTEM);
        runtime.startProcessInstanceByKey("case-lifecycle", file.number());
        archive();
    }

    @Test
    void whoReportedContestsOnTheTrackingPage(Chromium chromium) {
        try (Desk desk = chromium.desk(port)) {
            Page page = desk.page();
            page.navigate("http://localhost:" + port + "/track/" + file.trackingCode());
            page.waitForSelector("#contest:not([hidden])");
            assertThat(page.textContent("#contestClock")).contains("异议期至", "首次提出即重新办理");

            page.fill("#contestReason", "当晚又灭了");
            page.click("#contesting button[type=submit]");
            page.waitForSelector("#status:has-text('已受理')");
            page.waitForSelector("#contests:has-text('已重新办理')");

            assertThat(page.textContent("#contests")).contains("您的异议", "当晚又灭了", "已重新办理");
            assertThat(page.isVisible("#contesting")).isFalse();
            assertThat(files.get(file.number()).status()).isEqualTo(CaseStatus.RECEIVED);
        }
    }

    @Test
    void aPartyContestsOnTheCasePageAndTheStreetDecidesTheSecondTime(Chromium chromium) {
        try (Desk desk = chromium.desk(port).logIn("governor")) {
            contest(desk.page(), "首次异议，提出后即重新办理");
            desk.page().waitForSelector(".status:has-text('已受理')");
            archive();
            contest(desk.page(), "由街道统筹裁定是否重新办理");
            desk.page().waitForSelector("section:has-text('正在裁定，不必重复提出')");

            assertThat(desk.page().textContent("main"))
                    .contains("办结异议", "已重新办理", "待裁定", "裁定异议", "问题根源", "设施老化", "结案方式")
                    .doesNotContain("undefined", "[object Object]");
            assertThat(desk.refusals()).noneMatch(refusal -> refusal.contains("/cases"));
        }
    }

    @Test
    void theFiguresOpenToTheirCasesAndGoToASpreadsheet(Chromium chromium) throws IOException {
        try (Desk desk = chromium.desk(port).logIn("coordination")) {
            Page page = desk.page();
            page.navigate("http://localhost:" + port + "/indicators");
            page.waitForSelector("tr[data-name=resolutionRate] button.number");
            assertThat(page.textContent("#unit")).contains("云塘街道", "万新社区").doesNotContain("雨湖路街道");
            page.selectOption("#unit", BLOCK);
            page.click("button[type=submit]");
            page.waitForSelector("#notice:has-text('点数字')");
            assertThat(page.textContent("#rows"))
                    .contains("响应率", "解决率", "满意率", "按期办结率", "太低、太高都要查看", "95% 区间")
                    .doesNotContain("undefined", "NaN", "null");

            page.click("tr[data-name=resolutionRate] td:nth-child(4) button");
            page.waitForSelector("dialog[open] #items tr");
            assertThat(page.textContent("#items")).contains(file.number(), "路灯又不亮", "已归档");
            page.click("#close");

            Download sheet = page.waitForDownload(() -> page.click("#csv"));
            assertThat(sheet.suggestedFilename()).startsWith("指标-" + BLOCK).endsWith(".csv");
            assertThat(Files.readString(sheet.path(), StandardCharsets.UTF_8))
                    .startsWith("\uFEFF\"单位编码\"")
                    .contains("\"解决率\"", file.number());
            assertThat(desk.refusals()).isEmpty();
        }
    }

    @Test
    void whoMayNotSeeThemIsToldSo(Chromium chromium) {
        try (Desk desk = chromium.desk(port).logIn("property")) {
            desk.page().navigate("http://localhost:" + port + "/indicators");
            desk.page().waitForSelector("#notice:has-text('只有街道综合协调中心、区指挥中心和管理者可以查看指标')");
        }
    }

    private void contest(Page page, String consequence) {
        page.navigate("http://localhost:" + port + "/cases/" + file.number());
        page.waitForSelector("form.contest");
        assertThat(page.textContent("form.contest")).contains("异议期至", consequence);
        page.fill("form.contest textarea", "当晚又灭了");
        page.click("form.contest button");
    }

    private void archive() {
        does("coordination", "userTask_reviewTriage", review());
        does("governor", "userTask_handleOnSite", Map.of("frontEndOutcome", "solved", "measures", "已换灯"));
        does(
                "supervisor",
                "userTask_verifyResult",
                Map.of("verified", "yes", "rootCause", "agingFacility", "finding", "已亮"));
        does("blockservice", "userTask_callBack", Map.of("reached", "yes", "solved", "yes", "satisfied", "satisfied"));
        assertThat(files.get(file.number()).status()).isEqualTo(CaseStatus.ARCHIVED);
    }

    private static Map<String, Object> review() {
        return Map.of(
                "reviewDecision", "accept",
                "matter", "property.pipeBlocked",
                "path", "frontEnd",
                "unit", BLOCK,
                "reason", "治理员即可处置");
    }

    private void does(String person, String task, Map<String, Object> values) {
        Tasklist.of(port, person).does(file.number(), task, values);
    }
}
