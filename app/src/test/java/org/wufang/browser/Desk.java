package org.wufang.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One person at the Tasklist, in the words that the screen shows. */
public final class Desk implements AutoCloseable {

    private final Page page;
    private final String home;
    private final List<String> refusals = new ArrayList<>();
    /** Addresses of the tasks that this person has completed. */
    private final Set<String> completed = new HashSet<>();

    Desk(Page page, String home) {
        this.page = page;
        this.home = home;
        page.onResponse(response -> {
            if (response.ok() && response.url().endsWith("/submit-form")) {
                completed.add(response.url().replace("/submit-form", ""));
            }
            if (response.status() >= 400 && !response.url().endsWith("/favicon.ico") && !isGone(response)) {
                refusals.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
    }

    /** The Tasklist looks every ten seconds what has become of the open task, also in the instant in which it is completed. */
    private boolean isGone(Response response) {
        return response.status() == 404
                && response.request().method().equals("GET")
                && completed.stream().anyMatch(response.url()::startsWith);
    }

    /** For what the other methods do not say. */
    public Page page() {
        return page;
    }

    public String home() {
        return home;
    }

    /** Answers with 4xx and 5xx so far: a person's ordinary day has none. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Into the Tasklist. */
    public Desk logIn(String person) {
        enter(person);
        // the texts come after the page
        page.waitForSelector("[placeholder=筛选任务]");
        return this;
    }

    /** Into whatever application suits the person. */
    public void enter(String person) {
        page.navigate(home + "/");
        page.fill("input[name=username]", person);
        page.fill("input[name=password]", "demo");
        page.click("button[type=submit]");
        page.waitForSelector("[cam-widget-header] .account");
    }

    /** The Tasklist as it opens for who is logged in, with nothing refused so far. */
    public void goHome() {
        page.navigate("about:blank");
        page.navigate(home + "/");
        page.waitForSelector("[placeholder=筛选任务]");
        refusals.clear();
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
        page.locator(".task-card .claim")
                .getByText("认领", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.waitForSelector(".task-card .unclaim");
    }

    /** What carries this label: an input, a box to tick, an answer to choose. */
    public Locator field(String label) {
        return page.locator(".fjs-container").getByLabel(labelled(label));
    }

    /** What the form says about the field with this label. */
    public Locator complaint(String label) {
        return around(label).locator(".fjs-form-field-error");
    }

    private Locator around(String label) {
        return page.locator(".fjs-form-field").filter(new FilterOptions().setHas(page.getByLabel(labelled(label))));
    }

    /** The label alone, with the star of a required field or without. */
    private static Pattern labelled(String label) {
        return Pattern.compile("^" + label + "\\s*\\*?$");
    }

    public Desk fill(String label, String text) {
        field(label).fill(text);
        // form-js takes a text when its field is left, and draws the form anew: a click in that instant is lost
        field(label).blur();
        settle();
        return this;
    }

    public Desk tick(String label) {
        // form-js draws the tick itself, a moment later: check() would not wait for it
        field(label).click();
        settle();
        assertThat(field(label)).isChecked();
        return this;
    }

    /** Until the browser has drawn what is due. */
    private void settle() {
        page.evaluate(
                "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 0))))");
    }

    /** Chooses from a list that opens. */
    public Desk choose(String label, String option) {
        around(label).locator(".fjs-input-group").click();
        page.locator(".fjs-dropdownlist-item")
                .filter(new FilterOptions().setHasText(option))
                .first()
                .click();
        return this;
    }

    /** Ticks an answer to the question with this label, where two questions have the same answers. */
    public Desk tick(String question, String answer) {
        Locator choice = page.locator(".fjs-form-field-radio")
                .filter(new FilterOptions().setHasText(question))
                .getByLabel(labelled(answer));
        choice.click();
        settle();
        assertThat(choice).isChecked();
        return this;
    }

    /** Claims a task of this name in the case, fills its form, completes it and sees it gone. */
    public void does(String caseNumber, String task, Consumer<Desk> form) {
        chooseFilter("全部任务");
        assertThat(cards(caseNumber, task)).not().hasCount(0);
        int open = cards(caseNumber, task).count();
        open(caseNumber, task);
        claim();
        form.accept(this);
        Response answer = page.waitForResponse(response -> response.url().endsWith("/submit-form"), () -> complete()
                .click());
        if (!answer.ok()) {
            throw new AssertionError(task + ": " + answer.status() + " " + answer.text());
        }
        assertThat(page.locator(".no-task")).isVisible();
        assertThat(cards(caseNumber, task)).hasCount(open - 1);
    }

    /** A tab of the open task. */
    public Desk tab(String name) {
        page.locator(".task-card .nav-tabs")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
        return this;
    }

    /** Uploads under the tab 材料 of the open task and sees it there. */
    public Desk attach(String name, byte[] content) {
        tab("材料");
        page.locator(".wf-tab input[type=file]").setInputFiles(new FilePayload(name, "image/png", content));
        assertThat(page.locator(".wfp-documents").getByText(name)).isVisible();
        return tab("表单");
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
