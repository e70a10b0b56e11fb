package org.wufang.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** One person at the Tasklist, in the words that the screen shows. */
public final class Desk implements AutoCloseable {

    private final Page page;
    private final String home;
    private final List<String> refusals = new ArrayList<>();

    Desk(Page page, String home) {
        this.page = page;
        this.home = home;
        page.onResponse(response -> {
            if (response.status() >= 400) {
                refusals.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
    }

    /** For what the other methods do not say. */
    public Page page() {
        return page;
    }

    /** Answers with 4xx and 5xx so far: a person's ordinary day has none. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    public Desk logIn(String person) {
        page.navigate(home + "/");
        page.fill("input[name=username]", person);
        page.fill("input[name=password]", "demo");
        page.click("button[type=submit]");
        page.waitForSelector("[cam-widget-header] .account");
        return this;
    }

    public void logOut() {
        page.click(".account .dropdown-toggle");
        page.click(".account .logout a");
        page.waitForURL("**/login**");
    }

    public void chooseFilter(String name) {
        filter(name).locator("a").first().click();
        page.waitForSelector(".task-filters .item.active:has-text('" + name + "')");
    }

    public Locator filter(String name) {
        return page.locator(".task-filters .item").filter(new FilterOptions().setHasText(name));
    }

    /** Cards of the tasks with this name in this case. */
    public Locator cards(String caseNumber, String task) {
        return page.locator(".tasks-list li.task")
                .filter(new FilterOptions().setHasText(caseNumber))
                .filter(new FilterOptions().setHas(page.locator("h4", new Page.LocatorOptions().setHasText(task))));
    }

    public void open(String caseNumber, String task) {
        cards(caseNumber, task).first().locator("h4 a").click();
        page.waitForSelector(".task-card .fjs-container");
    }

    public void claim() {
        page.getByText("认领", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForSelector(".task-card .unclaim");
        page.waitForSelector(
                ".form-pane .disabled-form",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    /** The field with this label. */
    public Locator field(String label) {
        return page.locator(".fjs-form-field")
                .filter(new FilterOptions()
                        .setHas(page.locator("label, .fjs-form-field-label")
                                .filter(new FilterOptions().setHasText(label))))
                .last();
    }

    public Desk fill(String label, String text) {
        field(label).locator("input, textarea").first().fill(text);
        return this;
    }

    /** Ticks a box or chooses an answer. */
    public Desk choose(String label, String option) {
        Locator field = field(label);
        if (field.locator(".fjs-select-display, .fjs-searchselect, .fjs-input-group input[type=text]")
                        .count()
                > 0) {
            field.locator(".fjs-input-group").click();
            page.locator(".fjs-dropdownlist-item")
                    .filter(new FilterOptions().setHasText(option))
                    .first()
                    .click();
        } else {
            field.locator("label")
                    .filter(new FilterOptions().setHasText(option))
                    .last()
                    .click();
        }
        return this;
    }

    public Locator complete() {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName("完成").setExact(true));
    }

    @Override
    public void close() {
        page.context().close();
    }
}
