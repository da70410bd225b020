package org.gatehouse.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** The picture of a plan over time in somebody's browser, and the hand at the mouse. */
final class Chart {

    /** The end of a bar that a dependency is tied to. */
    enum End {
        START,
        FINISH
    }

    private static final String GANTT = "document.querySelector('[data-island=gantt]').gantt";

    private final Page page;

    /** Waits until the picture on the page is drawn. */
    Chart(Page page) {
        this.page = page;
        page.locator("[data-island=gantt][data-ready]").waitFor();
    }

    Locator bar(String item) {
        return page.locator(".gantt_task_line[data-task-id='" + item + "']");
    }

    Locator row(String item) {
        return page.locator(".gantt_grid_data .gantt_row[data-task-id='" + item + "']");
    }

    Locator message() {
        return page.locator("[data-part=message]");
    }

    Chart tool(String name) {
        page.locator("[data-do=" + name + "]").first().click();
        return this;
    }

    Chart zoom(String unit) {
        page.locator("[data-field=zoom]").selectOption(unit);
        return this;
    }

    /** Brings the item's bar into view, with room on both sides. */
    Chart show(String item) {
        page.evaluate(
                "item => { const gantt = " + GANTT + "; gantt.showTask(item);"
                        + " gantt.scrollTo(gantt.posFromDate(gantt.getTask(item).start_date) - 200, null); }",
                item);
        page.waitForTimeout(200);
        return this;
    }

    /** Drags the bar so that it would begin at this moment. */
    void drag(String item, LocalDateTime to) {
        BoundingBox box = shown(item);
        drag(box.x + box.width / 2, box.y + box.height / 2, offset(item, "start_date", to));
    }

    /** Drags the bar's end to this moment. */
    void stretch(String item, LocalDateTime to) {
        BoundingBox box = shown(item);
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        drag(box.x + box.width - 3, box.y + box.height / 2, offset(item, "end_date", to));
    }

    /** Drags from an end of one bar to an end of another. */
    void tie(String source, End from, String target, End to) {
        BoundingBox box = shown(source);
        Mouse mouse = page.mouse();
        mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        BoundingBox point = bar(source)
                .locator(".gantt_link_control." + side(from) + " .gantt_link_point")
                .boundingBox();
        mouse.move(point.x + point.width / 2, point.y + point.height / 2);
        mouse.down();
        BoundingBox there = bar(target).boundingBox();
        double x = to == End.START ? there.x - 6 : there.x + there.width + 6;
        double y = there.y + there.height / 2;
        mouse.move(x, y, new Mouse.MoveOptions().setSteps(8));
        // The chart looks at the pointer now and then only: it has to see where it rests.
        Locator seen = page.locator(".gantt_task_line[data-task-id='" + target + "']."
                + (to == End.START ? "link_start_allow" : "link_finish_allow"));
        for (int tries = 0; seen.count() == 0 && tries < 100; tries++) {
            page.waitForTimeout(50);
            mouse.move(x + tries % 2, y);
        }
        mouse.up();
    }

    /** What is written beside the pointer while a bar is dragged. */
    String hint() {
        return page.locator(".gh-gantt__hint").textContent();
    }

    /** Kinds of the dependencies between two items as they are drawn, like {@code FS}. */
    @SuppressWarnings("unchecked")
    List<String> links(String source, String target) {
        return (List<String>) page.evaluate(
                "({ source, target }) => " + GANTT
                        + ".getLinks().filter(link => link.source === source && link.target === target && link.link)"
                        + ".map(link => link.link.type)",
                Map.of("source", source, "target", target));
    }

    /** Where the bar begins as it is drawn. */
    LocalDateTime start(String item) {
        return LocalDateTime.parse((String) page.evaluate(
                "item => { const date = " + GANTT + ".getTask(item).start_date;"
                        + " return new Date(date - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16); }",
                item));
    }

    private BoundingBox shown(String item) {
        show(item);
        return bar(item).boundingBox();
    }

    private double offset(String item, String from, LocalDateTime to) {
        return ((Number) page.evaluate(
                        "({ item, from, to }) => { const gantt = " + GANTT + ";"
                                + " return gantt.posFromDate(new Date(to)) - gantt.posFromDate(gantt.getTask(item)[from]); }",
                        Map.of("item", item, "from", from, "to", to.toString())))
                .doubleValue();
    }

    private void drag(double x, double y, double by) {
        Mouse mouse = page.mouse();
        mouse.move(x, y);
        page.waitForTimeout(100);
        mouse.down();
        mouse.move(x + by / 2, y, new Mouse.MoveOptions().setSteps(4));
        page.waitForTimeout(100);
        mouse.move(x + by, y, new Mouse.MoveOptions().setSteps(4));
        // The chart looks at the pointer now and then only: it has to see where it rests.
        page.waitForTimeout(150);
        mouse.move(x + by + 1, y);
        page.waitForTimeout(150);
        mouse.move(x + by, y);
        page.waitForTimeout(150);
        mouse.up();
    }

    private static String side(End end) {
        return end == End.START ? "task_left" : "task_right";
    }
}
