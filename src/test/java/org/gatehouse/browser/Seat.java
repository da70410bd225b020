package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.gatehouse.HouseTest;

/** Somebody at a browser of their own: what they do in the portal and in Tasklist. */
final class Seat {

    private static final String OPEN_TASK = ".task-details h2, .task-details .names, [cam-tasklist-task]";
    private static final Path PICTURES = Path.of("target", "browser");
    private static final double PATIENCE = BrowserTest.PATIENCE.toMillis();
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private final BrowserContext context;
    private final String house;
    private final String person;
    private final Tongue tongue;
    private final Supplier<List<String>> written;
    private final Page page;
    private final List<String> console = new ArrayList<>();
    private final List<String> dialogs = new ArrayList<>();

    /** @param written what people wrote themselves, in any language */
    Seat(BrowserContext context, String house, String person, Tongue tongue, Supplier<List<String>> written) {
        this.context = context;
        this.house = house;
        this.person = person;
        this.tongue = tongue;
        this.written = written;
        context.setDefaultTimeout(PATIENCE);
        context.setDefaultNavigationTimeout(PATIENCE);
        this.page = newPage();
    }

    /** One more tab beside the first, of the same person. */
    Seat anotherTab() {
        return new Seat(this);
    }

    private Seat(Seat beside) {
        this.context = beside.context;
        this.house = beside.house;
        this.person = beside.person;
        this.tongue = beside.tongue;
        this.written = beside.written;
        this.page = newPage();
    }

    private Page newPage() {
        Page tab = context.newPage();
        tab.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
        tab.onPageError(error -> console.add("uncaught: " + error));
        tab.onResponse(answer -> {
            if (answer.status() >= 400) {
                console.add(answer.status() + " " + answer.url());
            }
        });
        tab.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.accept();
        });
        return tab;
    }

    Page page() {
        return page;
    }

    /** What alerts and questions the browser put up. */
    List<String> dialogs() {
        return dialogs;
    }

    void signIn() {
        signInOnTheWayTo("/login");
    }

    /** Follows a link without being signed in, and signs in where the house asks for it. */
    Seat signInOnTheWayTo(String path) {
        go(path);
        page.locator("[name=username]").fill(person);
        page.locator("[name=password]").fill(HouseTest.PASSWORD);
        page.locator("[name=password]").press("Enter");
        page.waitForURL(address -> !address.contains("/login"));
        return this;
    }

    Seat go(String path) {
        page.navigate(house + path);
        return this;
    }

    String say(String english, String chinese) {
        return tongue.say(english, chinese);
    }

    // --- portal ----------------------------------------------------------------------------------------------------

    Seat fill(String field, String text) {
        page.locator(field).fill(text);
        return this;
    }

    Seat click(String element) {
        page.locator(element).first().click();
        return this;
    }

    /** Waits until this text is to be seen inside the element. */
    Seat sees(String element, String text) {
        sees(page.locator(element), text);
        return this;
    }

    void sees(Locator place, String text) {
        assertThat(place.filter(new Locator.FilterOptions().setHasText(text)).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    // --- Tasklist --------------------------------------------------------------------------------------------------

    Seat tasklist() {
        // Its loader gives a piece seven seconds, which a busy machine may not keep, and never asks for it again.
        for (int attempt = 1; ; attempt++) {
            go(TASKLIST);
            try {
                page.locator(".tasks-list")
                        .first()
                        .waitFor(new Locator.WaitForOptions().setTimeout(attempt < 4 ? 15_000 : PATIENCE));
                return this;
            } catch (TimeoutError notLoaded) {
                if (attempt == 4) {
                    throw notLoaded;
                }
            }
        }
    }

    /** Opens the form that starts a project. */
    Seat startForm() {
        tasklist();
        page.getByText(say("Start process", "启动流程")).first().click();
        page.getByText(say("Marketing project", "营销项目")).first().click();
        page.locator("form.gh-form #sp-sponsor option").nth(1).waitFor(ATTACHED);
        return this;
    }

    /** Sends the form that starts a project. */
    Seat start() {
        page.locator(".modal-footer .btn-primary:visible").last().click();
        return this;
    }

    /** Waits until the task with this name stands open in Tasklist, whatever led there. */
    Seat seesTask(String name) {
        return sees(OPEN_TASK, name);
    }

    /** Opens the task with this name (as the reader's language has it) of the project in Tasklist. */
    Seat task(String english, String chinese, String project) {
        String name = say(english, chinese) + " · " + project;
        Locator card = page.locator(".tasks-list .task")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
        long end = System.currentTimeMillis() + (long) PATIENCE;
        if (!page.url().contains(TASKLIST)) {
            tasklist();
        }
        Locator open = page.locator(OPEN_TASK)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
        // Right after a completion the list may still show the card of the task that is done.
        while (true) {
            try {
                card.waitFor(new Locator.WaitForOptions().setTimeout(4000));
                card.click();
                open.waitFor(new Locator.WaitForOptions().setTimeout(8000));
                break;
            } catch (TimeoutError notYet) {
                if (System.currentTimeMillis() > end) {
                    throw notYet;
                }
                tasklist();
                page.reload();
            }
        }
        page.locator("form.gh-form").first().waitFor();
        return this;
    }

    Locator form() {
        return page.locator("form.gh-form");
    }

    /** The portal's page inside the task's form. */
    FrameLocator embedded() {
        return page.frameLocator(".gh-iframe").first();
    }

    Seat choose(String english, String chinese) {
        form().getByLabel(say(english, chinese), new Locator.GetByLabelOptions().setExact(true))
                .check();
        return this;
    }

    /** Presses "Complete". */
    Seat press() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(say("Complete", "完成"))
                                .setExact(true))
                .click();
        return this;
    }

    /** Completes the open task and waits until Tasklist has closed it. */
    Seat complete() {
        String address = page.url();
        String task = address.replaceAll(".*[?&]task=([^&]+).*", "$1");
        assertThat(task).isNotEqualTo(address);
        press();
        page.waitForFunction("task => !location.hash.includes(task)", task);
        return this;
    }

    // --- what it looks like ----------------------------------------------------------------------------------------

    /** Takes a picture, and looks for words of the other language in what is to be seen. */
    Seat station(String name) {
        picture(name);
        String seen = seen();
        for (String own : written.get().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            seen = seen.replace(own, "");
        }
        assertThat(tongue.foreign(seen))
                .as("words of another language at " + name + " for " + person)
                .isEmpty();
        return this;
    }

    /** A picture at the size of a phone as well, on which nothing is wider than the screen. */
    Seat stationOnPhone(String name) {
        station(name);
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        page.setViewportSize(390, 844);
        page.waitForTimeout(700);
        picture(name + "-phone");
        fitsThePhone(name);
        page.setViewportSize(width, height);
        return this;
    }

    void fitsThePhone(String where) {
        Object widest = page.evaluate("() => document.scrollingElement.scrollWidth");
        assertThat(((Number) widest).intValue()).as("width of " + where).isLessThanOrEqualTo(390);
    }

    /** Only where somebody asks for pictures to look at ({@code -Dpictures=true}): drawing them takes minutes. */
    void picture(String name) {
        if (!Boolean.getBoolean("pictures")) {
            return;
        }
        boolean whole = !page.url().contains("/camunda/");
        if (whole) {
            // The head of a page goes along with it.
            page.evaluate("() => scrollTo(0, 0)");
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(tongue.tag()).resolve(name + ".png"))
                .setFullPage(whole)
                .setTimeout(PATIENCE));
    }

    /** Everything that is to be read on the page and in the pages inside it, as far as they are loaded. */
    private String seen() {
        return (String) page.evaluate("""
                () => {
                  const read = shown => [
                    shown?.body?.innerText ?? '',
                    ...[...(shown?.querySelectorAll('iframe') ?? [])].map(frame => read(frame.contentDocument)),
                  ].join('\\n');
                  return read(document);
                }
                """);
    }

    // --- afterwards ------------------------------------------------------------------------------------------------

    /** Keeps what is on the screen, and what the browser complained about, for whoever looks into a failure. */
    void keep(String test) {
        try {
            Files.createDirectories(PICTURES);
            Path log = PICTURES.resolve(test + "-" + person + ".log");
            List<String> lines = new ArrayList<>(console);
            lines.add(0, page.url());
            Files.write(log, lines);
            List<Page> tabs = context.pages();
            for (int tab = 0; tab < tabs.size(); tab++) {
                String name = test + "-" + person + (tab == 0 ? "" : "-" + (tab + 1)) + ".png";
                tabs.get(tab).screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (PlaywrightException gone) {
            // The page can no longer be looked at; the test's own failure says more.
        }
    }

    void leave() {
        context.close();
    }
}
