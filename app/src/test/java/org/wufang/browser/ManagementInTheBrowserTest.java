package org.wufang.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The doors that Cockpit and Admin need are open to those who work there: no answer on an ordinary round is a refusal. */
@BrowserTest
class ManagementInTheBrowserTest {

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "manager, cockpit, dashboard processes decisions",
        "modeler, cockpit, dashboard processes decisions repository",
        "admin, cockpit, dashboard processes decisions tasks repository batch",
        "admin, admin, users groups authorization system"
    })
    void isNowhereRefused(String person, String application, String rooms, Chromium chromium) {
        try (Desk desk = chromium.desk(port)) {
            Page page = desk.page();
            page.navigate(desk.home() + "/login");
            page.fill("input[name=username]", person);
            page.fill("input[name=password]", "demo");
            page.click("button[type=submit]");
            for (String room : rooms.split(" ")) {
                page.navigate(desk.home() + "/camunda/app/" + application + "/default/#/" + room);
                page.waitForSelector("[cam-widget-header] .account, .account, header");
                page.waitForLoadState(LoadState.NETWORKIDLE);
            }

            assertThat(desk.refusals()).isEmpty();
        }
    }
}
