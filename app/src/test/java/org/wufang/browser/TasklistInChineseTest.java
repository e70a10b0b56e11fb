package org.wufang.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In an English browser outside China, as nobody in the office has it. */
@BrowserTest
class TasklistInChineseTest {

    /** Names and licence notes that stay as they are. */
    private static final Pattern ALLOWED = Pattern.compile(
            "Camunda Platform|v7\\.24\\.0|bpmn\\.io|SQ-\\d{4}-\\d{6}|[Cc]trl ?\\+ ?[a-z]+ ?\\+ ?[a-z]|[Cc]trl|[Aa]lt|[Ss]hift");

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z_]{2,}");

    @LocalServerPort
    int port;

    private Desk desk;

    @BeforeEach
    void arrive(Chromium chromium) {
        desk = chromium.desk(port).logIn("governor");
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void theMainScreensHaveNoEnglishAndNoRawKey() {
        Page page = desk.page();

        assertThat(page).hasTitle("五方 待办");
        Stream.of("我的任务", "本组待办", "已逾期", "今日到期", "全部任务", "诉求办理", "五方共建协商", "吹哨处置")
                .forEach(filter -> assertThat(desk.filter(filter)).isVisible());
        everythingIsChinese();

        page.click(".showShortcutHelp");
        page.waitForSelector(".modal-body");
        everythingIsChinese();
        page.keyboard().press("Escape");

        page.click(".account .dropdown-toggle");
        assertThat(page.locator(".account .logout")).hasText("退出");
        everythingIsChinese();
    }

    @Test
    void onlyACaseIsStartedByHandAndItsFormSpeaksChinese() {
        Page page = desk.page();
        page.click(".start-process-action a");
        Locator processes = page.locator(".modal-body .startable, .modal-body ul li a");
        assertThat(processes).hasText(new String[] {"诉求办理"});
        everythingIsChinese();

        processes.first().click();
        page.waitForSelector(".modal .fjs-container");
        desk.fill("诉求标题", "楼道灯不亮").fill("诉求标题", "").fill("涉及户数", "0").fill("社区或区块代码", "12");
        page.keyboard().press("Tab");

        assertThat(desk.complaint("诉求标题")).containsText("此项必填。");
        assertThat(desk.complaint("涉及户数")).containsText("不得小于 1。");
        assertThat(desk.complaint("社区或区块代码")).containsText("格式不正确。");
        everythingIsChinese();
        assertThat(desk.refusals()).isEmpty();
    }

    @Test
    void logoutLogsOut() {
        desk.logOut();

        assertThat(desk.page().locator("input[name=password]")).isVisible();
        assertThat(desk.page()
                        .request()
                        .get(desk.home() + "/camunda/api/engine/engine/default/task")
                        .status())
                .isEqualTo(401);
        desk.page().navigate(desk.home() + "/camunda/app/tasklist/default/");
        assertThat(desk.page()).hasURL(Pattern.compile(".*/login$"));
    }

    private void everythingIsChinese() {
        String said = desk.page()
                .evaluate(
                        """
                        () => [document.body.innerText, ...[...document.querySelectorAll('[placeholder], [title]')]
                            .filter(element => element.offsetParent)
                            .flatMap(element => [element.placeholder ?? '', element.title])].join('\\n')
                        """)
                .toString();

        List<String> english = ALLOWED.matcher(said)
                .replaceAll("")
                .lines()
                .filter(line -> ENGLISH.matcher(line).find())
                .map(String::strip)
                .distinct()
                .toList();
        assertThat(english).isEmpty();
    }
}
