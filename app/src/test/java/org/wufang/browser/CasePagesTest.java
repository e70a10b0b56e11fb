package org.wufang.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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

/** The case file and the reporter's page, as people see them. */
@BrowserTest
class CasePagesTest {

    private static final String BLOCK = "430302003001001";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles files;

    @Autowired
    private RuntimeService runtime;

    private CaseFile file;

    @BeforeEach
    void aLifeInDangerIsWhistledAtOnce() {
        file = files.open(
                new NewCase(
                        "外墙脱落<b>危险</b>",
                        "三楼外墙瓷砖脱落，下面是<script>alert(1)</script>幼儿园门口。",
                        "building.unsafe",
                        BLOCK,
                        "3 栋 2 单元",
                        "life",
                        12,
                        List.of("propertyFirm", "ownersCommittee"),
                        "grid",
                        new NewCase.Reporter("张三", "13800001234")),
                new Actor("governor", "blockGovernor", BLOCK));
        runtime.startProcessInstanceByKey("case-lifecycle", file.number());
    }

    @Test
    void theCaseFileIsReadOnOnePage(Chromium chromium) {
        try (Desk desk = chromium.desk(port).logIn("governor")) {
            Page page = desk.page();
            page.waitForPopup(() -> page.click(".wf-cases a")).waitForURL("**/cases");
            page.navigate("http://localhost:" + port + "/cases?");
            page.fill("input[name=text]", file.number());
            page.click("button[type=submit]");
            page.click("a:has-text('" + file.number() + "')");
            page.waitForSelector("h2:has-text('存证')");

            assertThat(page.textContent("h1")).isEqualTo("外墙脱落<b>危险</b>");
            assertThat(page.textContent("main"))
                    .contains("吹哨处置", "危及人身安全", "物业公司、业委会", "13800001234", "发出哨声", "登记诉求", "逐条核验无误")
                    .doesNotContain("undefined", "[object Object]");
            assertThat(desk.refusals()).noneMatch(refusal -> refusal.contains("/cases"));
        }
    }

    @Test
    void aForeignCaseDoesNotOpen(Chromium chromium) {
        try (Desk desk = chromium.desk(port).logIn("governor2")) {
            desk.page().navigate("http://localhost:" + port + "/cases/" + file.number());
            desk.page().waitForSelector("h1:has-text('打不开案卷')");
            assertThat(desk.page().textContent("main")).doesNotContain("外墙");
        }
    }

    @Test
    void thePartyBranchStatesWhatTheCommunityHasToDeliberateWith(Chromium chromium) {
        try (Desk desk = chromium.desk(port).logIn("party")) {
            Page page = desk.page();
            page.navigate("http://localhost:" + port + "/cases/" + file.number());
            page.click("a:has-text('协商条件')");
            page.waitForSelector("p:has-text('五项均已具备')");
            String flow = page.inputValue("#flow");

            page.fill("#flow", "");
            page.click("button[type=submit]");
            page.waitForSelector("p:has-text('尚缺协商流程，补齐之前不能召集会议协商')");
            page.fill("#flow", flow);
            page.click("button[type=submit]");
            page.waitForSelector("p:has-text('五项均已具备')");

            assertThat(page.textContent("main")).contains("万新社区·党支部", "党支部和居委会均有人任职");
            assertThat(desk.refusals()).isEmpty();
        }
    }

    @Test
    void theReporterRatesWithoutLogin(Chromium chromium) {
        CaseFile small =
                files.open(new NewCase("路灯不亮", "", "", BLOCK, "东门", "none", 1, List.of(), "grid", null), Actor.SYSTEM);
        runtime.startProcessInstanceByKey("case-lifecycle", small.number());
        Tasklist.of(port, "coordination")
                .does(
                        small.number(),
                        "userTask_reviewTriage",
                        Map.of(
                                "reviewDecision",
                                "accept",
                                "matter",
                                "property.pipeBlocked",
                                "path",
                                "frontEnd",
                                "unit",
                                BLOCK,
                                "reason",
                                "治理员即可处置"));
        Tasklist.of(port, "governor")
                .does(small.number(), "userTask_handleOnSite", Map.of("frontEndOutcome", "solved", "measures", "已换灯"));
        Tasklist.of(port, "supervisor")
                .does(
                        small.number(),
                        "userTask_verifyResult",
                        Map.of("verified", "yes", "rootCause", "other", "finding", "已亮"));

        try (Desk desk = chromium.desk(port)) {
            Page page = desk.page();
            page.navigate("http://localhost:" + port + "/track/" + small.trackingCode());
            page.waitForSelector("#rating:not([hidden])");
            page.check("input[name=solved][value=true]");
            page.check("input[name=satisfied][value=satisfied]");
            page.fill("#rating textarea", "很快");
            page.click("#rating button[type=submit]");
            page.waitForSelector("#status:has-text('谢谢您的评价')");
            assertThat(page.textContent("#status")).contains("已归档");
        }
        assertThat(files.get(small.number()).status()).isEqualTo(CaseStatus.ARCHIVED);
    }

    @Test
    void theReporterIsAskedAndAnswersOnTheirPage(Chromium chromium) {
        String task = Tasklist.of(port, "party")
                .task(file.number(), "userTask_blowWhistle")
                .id();
        Tasklist.of(port, "party")
                .acts(
                        file.number(),
                        "awaitReporter",
                        Map.of("task", task, "question", "瓷砖是从几楼掉下来的？", "reason", "位置不明"));

        try (Desk desk = chromium.desk(port)) {
            Page page = desk.page();
            page.navigate("http://localhost:" + port + "/track/" + file.trackingCode());
            page.waitForSelector("#question:not([hidden])");
            assertThat(page.textContent("#question")).contains("瓷砖是从几楼掉下来的？", "暂停计时", "最迟请在");
            desk.logIn("party");
            page.navigate("http://localhost:" + port + "/cases/" + file.number());
            page.waitForSelector("h2:has-text('存证')");
            assertThat(page.textContent("main")).contains("万新社区·党支部", "暂停：等待诉求人", "各环节用时", "合计");
            assertThat(page.textContent(".chip")).isEqualTo("正常");
            page.navigate(desk.home() + "/camunda/app/tasklist/");
            page.waitForSelector("[placeholder=筛选任务]");
            desk.chooseFilter("本组待办");
            desk.open(file.number(), "发出哨声");
            page.getByText("案件", new Page.GetByTextOptions().setExact(true)).click();
            page.waitForSelector(".wf-case");
            assertThat(page.textContent(".wf-case")).contains("责任单位", "暂停：等待诉求人", "正常");

            page.navigate("http://localhost:" + port + "/track/" + file.trackingCode());
            page.fill("#question textarea", "五楼");
            page.click("#question button[type=submit]");
            page.waitForSelector("#status:has-text('谢谢您的答复')");
            assertThat(page.isHidden("#question")).isTrue();
        }
        assertThat(Tasklist.of(port, "party")
                        .get("/api/v1/cases/" + file.number())
                        .json()
                        .at("/pauses/0/answer")
                        .asText())
                .isEqualTo("五楼");
    }
}
