package org.wufang.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wufang.Tasklist;

/**
 * Takes the README's pictures from a demo server that is running (its port is the argument, 8080 by default), run by
 * hand in the project's root. Opens a case there for them.
 */
public final class Screenshots {

    private static final Path IMAGES = Path.of("app/docs/images");

    private final Desk desk;

    private Screenshots(Desk desk) {
        this.desk = desk;
    }

    public static void main(String[] arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
        Files.createDirectories(IMAGES);
        try (Chromium chromium = ChromiumExtension.open()) {
            String number = statedCase(port);
            try (Desk desk = chromium.desk(port)) {
                new Screenshots(desk).login();
            }
            try (Desk desk = chromium.desk(port)) {
                new Screenshots(desk.logIn("governor")).startForm();
            }
            try (Desk desk = chromium.desk(port)) {
                new Screenshots(desk.logIn("committee")).task(number);
            }
            try (Desk desk = chromium.desk(port)) {
                new Screenshots(desk).cockpit();
            }
        }
    }

    private void login() {
        desk.page().navigate(desk.home() + "/login");
        taken("login");
    }

    private void startForm() {
        Page page = desk.page();
        page.click(".start-process-action a");
        page.getByText("诉求办理", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        page.waitForSelector(".modal .fjs-container");
        desk.fill("诉求标题", "3栋楼道灯不亮").fill("诉求内容", "2单元1至4楼的楼道灯全部不亮，老人夜间上下楼不安全。");
        taken("start-form");
    }

    private void task(String number) {
        desk.chooseFilter("本组待办");
        desk.open(number, "起草方案");
        desk.claim();
        desk.chooseFilter("全部任务");
        desk.open(number, "起草方案");
        taken("task");
        desk.page().getByText("案件", new Page.GetByTextOptions().setExact(true)).click();
        desk.page().waitForSelector(".wf-case");
        taken("case-tab");
        desk.page().navigate(desk.home() + "/cases/" + number);
        desk.page().waitForSelector("dl");
        taken("case-file");
    }

    private void cockpit() {
        desk.enter("manager");
        desk.page().navigate(desk.home() + "/camunda/app/cockpit/default/#/processes");
        desk.page().getByText("诉求办理").click();
        desk.page().waitForSelector(".djs-container");
        desk.page().waitForSelector(".badge");
        taken("cockpit");
    }

    private void taken(String name) {
        desk.page().waitForTimeout(1500);
        desk.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(IMAGES.resolve(name + ".png"))
                        .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
    }

    /** A case for a meeting in which the five parties have said what they think. */
    private static String statedCase(int port) {
        Tasklist.Answer answer = Tasklist.of(port, "governor")
                .send(Tasklist.of(port, "governor")
                        .request("/api/v1/cases")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        """
                                {"title": "小区内乱停车堵住消防通道",
                                 "description": "夜间车辆停满通道，物业公司与业委会对划线收费意见不一，居民多次争执。",
                                 "matter": "parking.disorder", "unit": "430302003001001", "address": "3栋北侧通道",
                                 "hazard": "none", "households": 86, "channel": "grid",
                                 "parties": ["propertyFirm", "ownersCommittee", "residentsCommittee"],
                                 "reporter": {"name": "张三", "phone": "13800001234"}}
                                """))
                        .build());
        String number = answer.json().get("number").asText();
        Tasklist.of(port, "committee")
                .does(
                        number,
                        "userTask_callMeeting",
                        Map.of(
                                "agenda", "消防通道划线和停车收费",
                                "meetingAt", "2026-12-30T19:30",
                                "place", "社区会议室",
                                "noticeGiven", true));
        Map<String, String> positions = Map.of(
                "party", "消防通道必须腾出，党员带头挪车。",
                "committee", "先划线、再登记，困难住户给予照顾。",
                "property", "愿意划线并安排夜间巡查，费用请从公共收益列支。",
                "owners", "同意使用公共收益，收支须每季度公示。",
                "social", "可以组织志愿者晚间劝导。");
        List.of("party", "committee", "property", "owners", "social").forEach(person -> Tasklist.of(port, person)
                .does(number, "userTask_statePosition", Map.of("position", positions.get(person))));
        return number;
    }
}
