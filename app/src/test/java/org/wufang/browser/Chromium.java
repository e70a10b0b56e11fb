package org.wufang.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The installed Chromium, driven with the installed Node.js: neither is downloaded. */
public final class Chromium implements AutoCloseable {

    private static final double PATIENCE_MS = 60_000;

    private final Playwright playwright;
    private final Browser browser;

    Chromium(Path executable, Path node) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        // Without this Playwright wants its own Node.js, 200 MB for all platforms.
        System.setProperty("playwright.nodejs.path", node.toString());
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync")));
    }

    /** A desk for one person: cookies of its own, an English browser somewhere else than in China. */
    public Desk desk(int port) {
        BrowserContext context = browser.newContext(new NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("en-US")
                .setTimezoneId("America/New_York"));
        context.setDefaultTimeout(PATIENCE_MS);
        return new Desk(context.newPage(), "http://localhost:" + port);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
