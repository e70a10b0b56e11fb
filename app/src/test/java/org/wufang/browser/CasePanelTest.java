package org.wufang.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;

/** The tabs 材料 and 协商 of a task, and the same on the case page. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasePanelTest {

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    private String number;
    private Desk desk;
    private Page page;

    /** Opening the Tasklist is most of what a short look costs: she stays logged in. */
    @BeforeAll
    void arrive(Chromium chromium) {
        desk = chromium.desk(port).logIn("committee");
        page = desk.page();
    }

    @BeforeEach
    void aMeetingIsToBeCalled() {
        number = Tasklist.of(port, "governor")
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "title", "3栋屋面渗漏",
                                "description", "连续下雨后顶层三户漏水",
                                "matter", "property.serviceFee",
                                "unit", "430302003001001",
                                "address", "3栋",
                                "households", 30,
                                "parties", List.of("propertyFirm", "ownersCommittee")))
                .json()
                .get("number")
                .asText();
        desk.goHome();
        desk.chooseFilter("全部任务");
        desk.open(number, "召集会议");
    }

    @AfterAll
    void leave() {
        desk.close();
    }

    @Test
    void picturesAndPapersAreAttachedToATaskAndSeen() {
        desk.tab("材料");
        assertThat(panel()).containsText("尚未提交。");

        assertThat(panel().locator("input[type=file]")).isHidden();
        choose(
                new FilePayload("屋面 裂缝.jpg", "image/jpeg", picture()),
                new FilePayload("报价单.docx", "application/msword", "%PDF-1.7 ".getBytes(StandardCharsets.UTF_8)),
                new FilePayload("病毒.jpg", "image/jpeg", "<html>".getBytes(StandardCharsets.UTF_8)));

        Locator documents = panel().locator(".wfp-documents li");
        assertThat(documents).hasCount(2);
        assertThat(documents.first()).containsText(Pattern.compile("屋面 裂缝\\.png.*万新社区·居委会 王素芬.*召集会议", Pattern.DOTALL));
        assertThat(documents.last()).containsText("报价单.pdf");
        assertThat(panel().locator(".wfp-wrong")).containsText("病毒.jpg　内容不属于可上传的类型。");
        assertThat((Boolean) documents
                        .first()
                        .locator("img")
                        .evaluate("img => img.decode().then(() => img.naturalWidth === 640)"))
                .as("the picture itself is shown")
                .isTrue();

        documents.first().locator(".wfp-thumb").click();
        assertThat(page.locator("dialog img")).isVisible();
        page.locator("dialog").click();
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.waitForDownload(() -> documents.last().locator("div a").click())
                        .suggestedFilename())
                .isEqualTo("报价单.pdf");
        documents.last().getByText("撤下").click();
        documents.last().getByText("确认撤下").click();
        assertThat(documents).hasCount(1);
        assertThat(desk.refusals()).hasSize(1).first().asString().startsWith("400 POST");
    }

    @Test
    void whatIsTooLargeIsSaidBeforeItIsSent() {
        desk.tab("材料");
        assertThat(panel()).containsText("尚未提交。");
        page.evaluate(
                """
                () => {
                  const files = new DataTransfer();
                  files.items.add(new File([new Uint8Array(21 * 1024 * 1024)], '录像.mp4'));
                  const input = document.querySelector('.wfp input[type=file]');
                  input.files = files.files;
                  input.dispatchEvent(new Event('change'));
                }
                """);

        assertThat(panel().locator(".wfp-wrong")).hasText("录像.mp4　超过 20 MB，请压缩后再上传");
        assertThat(desk.refusals()).isEmpty();
    }

    @Test
    void anActIsDoneFromTheTaskAndStandsInTheCase() {
        desk.tab("协商");
        panel().getByText("抄送", new Locator.GetByTextOptions().setExact(true)).click();
        panel().getByText("确定").click();
        assertThat(panel().locator("label:has-text('理由') .wfp-wrong")).hasText("必须填写");

        copy(panel());

        assertThat(panel().locator(".wfp-good")).containsText("已办理：抄送");
        assertThat(panel().locator("form")).hasCount(0);
        assertThat(Tasklist.of(port, "committee").get("/api/v1/cases/" + number).text())
                .contains("act.copyTo");
    }

    @Test
    void aPromiseIsVerifiedOnProof(Chromium chromium) {
        promised();
        as("property").does(number, "userTask_fulfilCommitment", Map.of("done", "防水已做完", "evidence", "见现场"));
        try (Desk supervisor = chromium.desk(port).logIn("supervisor")) {
            supervisor.chooseFilter("全部任务");
            supervisor.open(number, "核验承诺");
            supervisor.claim();
            supervisor.tick("已兑现").fill("核查情况", "现场属实");
            supervisor.complete().click();
            assertThat(supervisor.page().locator("[notifications-panel]")).containsText("须有佐证，请先在“材料”页签上传照片或文件");

            supervisor.attach("防水层.png", Tasklist.photo());
            supervisor.tick("已兑现").fill("核查情况", "现场属实");
            supervisor.complete().click();
            assertThat(supervisor.page().locator(".no-task")).isVisible();
        }

        assertThat(as("committee")
                        .get("/api/v1/cases/" + number)
                        .json()
                        .at("/commitments/0/state")
                        .asText())
                .isEqualTo("kept");
    }

    @Test
    void whoStepsAsideHasTheTaskNoMore(Chromium chromium) {
        called();
        try (Desk property = chromium.desk(port).logIn("property")) {
            property.chooseFilter("全部任务");
            property.open(number, "表达诉求");
            property.tab("协商");
            Locator acts = property.page().locator(".wf-tab");
            acts.locator(".wfp-acts button")
                    .filter(new FilterOptions().setHasText("回避"))
                    .click();
            acts.getByLabel("理由").fill("当事人是本人亲属");
            acts.getByText("确定").click();

            assertThat(acts.locator(".wfp-good")).containsText("已办理：回避");
            assertThat(property.page().locator(".task-card")).hasCount(0);
            // the list has been read anew
            assertThat(property.page().locator(".no-task")).isVisible();
            property.chooseFilter("全部任务");
            assertThat(property.cards(number, "表达诉求")).hasCount(0);
        }
    }

    @Test
    void aVoteIsTakenBackOnTheCasePageWhereNoTaskIsLeft() {
        called();
        proposed();
        as("committee").does(number, "userTask_castVote", Map.of("vote", "agree"));
        page.navigate(desk.home() + "/cases/" + number);
        Locator acts = page.locator("section:has(h2:text-is('可进行的操作'))");
        assertThat(page.locator(".sitting > .act > h4")).hasText(new String[] {"到席", "听", "提 · 第1轮方案", "表决", "会议纪要"});
        assertThat(page.locator("tr:has-text('表决方案') td.name").last()).hasCSS("white-space", "nowrap");

        acts.locator(".wfp-acts button")
                .filter(new FilterOptions().setHasText("撤回"))
                .click();
        assertThat(acts.locator("select option")).hasText(new String[] {"表决（居委会）"});
        acts.getByLabel("理由").fill("核对费用后重新表决");
        acts.getByText("确定").click();

        assertThat(acts.locator(".wfp-good")).containsText("已办理：撤回");
        assertThat(page.locator("section:has(h2:text-is('办理经过'))")).containsText("撤回");
        assertThat(as("committee").task(number, "userTask_castVote").name()).isEqualTo("表决方案");
    }

    /** Agreed, signed by silence and past its public notice. */
    private void promised() {
        called();
        proposed();
        List.of("party", "committee", "property", "owners", "social")
                .forEach(person -> as(person).does(number, "userTask_castVote", Map.of("vote", "agree")));
        fire("event_signingOverdue");
        fire("event_noticeEnded");
    }

    private void called() {
        as("committee")
                .does(
                        number,
                        "userTask_callMeeting",
                        Map.of(
                                "agenda",
                                "屋面维修",
                                "meetingAt",
                                LocalDate.now(clock).plusDays(3) + "T19:30",
                                "place",
                                "会议室",
                                "noticeGiven",
                                true));
    }

    private void proposed() {
        fire("event_statementOverdue");
        as("committee")
                .does(
                        number,
                        "userTask_draftProposal",
                        Map.of(
                                "proposal", "物业公司先行维修",
                                "legalBasis", "物业管理条例",
                                "ownersItem", "none",
                                "commitment1Owner", "propertyFirm",
                                "commitment1Measure", "完成屋面防水",
                                "commitment1DueOn",
                                        LocalDate.now(clock).plusDays(20).toString()));
    }

    private void fire(String event) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()) {
            for (Job timer : management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(event)
                    .list()) {
                management.executeJob(timer.getId());
            }
        }
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }

    @Test
    void theCasePageHasBothToo() {
        page.navigate(desk.home() + "/cases/" + number);
        Locator acts = page.locator("section:has(h2:text-is('可进行的操作'))");
        Locator documents = page.locator("section:has(h2:text-is('材料'))");

        documents.locator("input[type=file]").setInputFiles(new FilePayload("全景.png", "image/png", picture()));
        assertThat(documents.locator(".wfp-documents li")).containsText("全景.png");
        acts.getByText("抄送", new Locator.GetByTextOptions().setExact(true)).click();
        copy(acts);

        assertThat(acts.locator(".wfp-good")).containsText("已办理：抄送");
        assertThat(page.locator("section:has(h2:text-is('办理经过'))")).containsText("抄送");
        assertThat(documents.locator(".wfp-documents li")).hasCount(1);
        assertThat(desk.refusals()).isEmpty();
    }

    private Locator panel() {
        return page.locator(".wf-tab");
    }

    private static void copy(Locator place) {
        place.getByLabel("抄送单位").selectOption(new SelectOption().setIndex(1));
        place.getByLabel("理由").fill("请提前了解情况");
        place.getByText("确定").click();
    }

    private void choose(FilePayload... files) {
        panel().locator("input[type=file]").setInputFiles(files);
    }

    private static byte[] picture() {
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, Color.DARK_GRAY, 640, 480, Color.LIGHT_GRAY));
        brush.fillRect(0, 0, 640, 480);
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
