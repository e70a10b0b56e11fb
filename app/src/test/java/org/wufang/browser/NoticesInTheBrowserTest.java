package org.wufang.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.Tasklist;
import org.wufang.platform.notification.NoticeRaised;

/** The bell in the Tasklist and the list behind it. */
@BrowserTest
class NoticesInTheBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theBellCountsAndTheListIsReadOneByOneAndAsAWhole(Chromium chromium) {
        Assertions.assertThat(Tasklist.of(port, "social2")
                        .post("/api/v1/notices/read-all", Map.of())
                        .status())
                .isEqualTo(204);
        for (int i = 1; i <= 3; i++) {
            raise("oversight.letter", Map.of("letter", "云塘〔2026〕" + i + " 号", "task", "召集<b>会议</b>"), i == 3);
        }

        try (Desk desk = chromium.desk(port).logIn("social2")) {
            Locator bell = desk.page().locator(".wf-notices .wf-unread");
            assertThat(bell).hasText("3");
            Page list = desk.page().waitForPopup(() -> desk.page().click(".wf-notices a"));
            list.waitForURL("**/notices");

            assertThat(list.locator("li:not(.read)")).hasCount(3);
            Locator first = list.locator("li").first();
            assertThat(first.locator("a")).hasText("提示函：云塘〔2026〕3 号");
            assertThat(first).containsText("紧急");
            assertThat(first.locator("p")).containsText("召集<b>会议</b>");
            first.locator("button").click();
            assertThat(list.locator("li:not(.read)")).hasCount(2);
            assertThat(list.locator("#place")).containsText("未读 2 条");

            list.check("#unread");
            assertThat(list.locator("li")).hasCount(2);
            list.click("#all");
            assertThat(list.locator("#notice")).hasText("没有未读的通知。");
            list.uncheck("#unread");
            assertThat(list.locator("li.read").first()).isVisible();
            assertThat(list.locator("#all")).isDisabled();

            list.close();
            desk.page().reload();
            assertThat(desk.page().locator(".wf-notices a")).hasAttribute("title", "没有未读通知");
            assertThat(bell).isHidden();
            Assertions.assertThat(desk.refusals()).isEmpty();
        }
    }

    private void raise(String template, Map<String, String> words, boolean urgent) {
        transaction.executeWithoutResult(status -> events.publishEvent(new NoticeRaised(
                "browser/" + UUID.randomUUID(),
                template,
                List.of(),
                List.of("social2"),
                words,
                "SQ-2026-777003",
                null,
                urgent)));
    }
}
