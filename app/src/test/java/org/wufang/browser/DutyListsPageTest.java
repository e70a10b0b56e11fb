package org.wufang.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;

/** The duty lists, as people see, propose and decide on them. */
@BrowserTest
class DutyListsPageTest {

    @LocalServerPort
    private int port;

    @Test
    void aListIsReadSearchedProposedAndRejectedOnOnePage(Chromium chromium) {
        String list = new String(
                Tasklist.of(port, "governor").download("/api/v1/duty-lists/community-list/export", "text/csv"),
                StandardCharsets.UTF_8);
        byte[] changed = (list.replaceFirst("居民公约", "居民公约与楼规").replaceFirst("C-F-08,[^\r]*\r\n", "")
                        + "C-Z-77,test.bench,长椅维护,公共环境,居委会,物业公司,《物业管理条例》,自治\r\n")
                .getBytes(StandardCharsets.UTF_8);
        try (Desk desk = chromium.desk(port).logIn("command")) {
            Page page = desk.page();
            page.navigate("http://localhost:" + port + "/duty-lists");
            page.waitForSelector("td:has-text('违法建设')");
            assertThat(page.locator("#items tr").count()).isEqualTo(83);
            page.fill("input[name=text]", "消防");
            page.click("button:has-text('查询')");
            page.waitForSelector("#notice:has-text('共')");
            page.waitForFunction("document.querySelectorAll('#items tr').length < 83");
            assertThat(page.textContent("#items"))
                    .contains("占用、堵塞消防通道", "消防救援大队")
                    .doesNotContain("公交线路");
            shot(page, "duty-lists");

            page.fill("input[name=text]", "");
            page.click("nav button:has-text('社区事项清单')");
            page.waitForSelector("td:has-text('居民公约')");
            page.setInputFiles(
                    "input[type=file]",
                    new FilePayload("broken.csv", "text/csv", "清单编号\n1\n".getBytes(StandardCharsets.UTF_8)));
            page.click("button:has-text('提出并比对差异')");
            page.waitForSelector("#uploaded .late:has-text('缺少列')");
            page.setInputFiles("input[type=file]", new FilePayload("社区清单.csv", "text/csv", changed));
            page.click("button:has-text('提出并比对差异')");
            page.waitForSelector("#review:has-text('新增 1 项，删除 1 项，修改 1 项')");
            assertThat(page.textContent("#review"))
                    .contains("居民公约与楼规", "长椅维护", "您是提出人，须由另一人批准")
                    .doesNotContain("undefined", "[object Object]");
            assertThat(page.locator("#review button:has-text('批准')").count()).isZero();
            shot(page, "duty-difference");
        }
        try (Desk desk = chromium.desk(port).logIn("command2")) {
            Page page = desk.page();
            page.navigate("http://localhost:" + port + "/duty-lists?list=community-list");
            page.click("button:has-text('查看差异')");
            page.waitForSelector("#review button:has-text('批准')");
            page.click("#review button:has-text('驳回')");
            page.waitForSelector("#review .late:has-text('驳回须写明理由')");
            page.fill("#review input", "长椅属物业合同范围");
            page.click("#review button:has-text('驳回')");
            page.waitForSelector("#versions td:has-text('已驳回')");
            assertThat(page.textContent("#versions")).contains("长椅属物业合同范围", "社区清单.csv", "指挥中心 宋文博");
            shot(page, "duty-versions");
        }
        try (Desk desk = chromium.desk(port).logIn("governor")) {
            Page page = desk.page();
            page.navigate("http://localhost:" + port + "/duty-lists");
            page.waitForSelector("td:has-text('违法建设')");
            assertThat(page.isVisible("#propose")).isFalse();
            assertThat(desk.refusals()).isEmpty();
        }
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", name + ".png"))
                .setFullPage(true));
    }
}
