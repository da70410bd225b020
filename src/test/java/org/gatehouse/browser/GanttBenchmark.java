package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.PlanMerge;
import org.gatehouse.plan.PlanMerge.Addition;
import org.gatehouse.plan.PlanMerge.Happened;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.Timing;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.junit.jupiter.api.Test;

/**
 * How a plan of 2,000 items behaves in the browser: the first sight, scrolling, zooming, dragging. Prints a table, and
 * leaves it with pictures in {@code target/benchmark}; the figures judge nothing. See docs/benchmarks/gantt.md.
 */
class GanttBenchmark extends BrowserTest {

    private static final int ITEMS = 2000;
    private static final int ROUNDS = 3;
    private static final Path OUT = Path.of("target", "benchmark");
    private static final Words CHINESE = new Words(
            List.of("关键词调研", "竞品分析", "内容选题", "撰写产品文章", "着陆页设计", "外链建设", "站点技术审计", "投放素材制作", "数据埋点", "效果复盘"),
            List.of("准备", "制作", "上线", "优化"),
            "工作包");
    private static final Words ENGLISH = new Words(
            List.of(
                    "Research keywords",
                    "Look at competitors",
                    "Choose topics",
                    "Write product articles",
                    "Design the landing page",
                    "Win links",
                    "Audit the site",
                    "Produce the ads",
                    "Set up tracking",
                    "Measure the effect"),
            List.of("Preparation", "Production", "Launch", "Optimisation"),
            "Work package");
    private static final List<String> TEAM = List.of("chen", "wu", "lin");

    private final List<String> table = new ArrayList<>();

    private record Words(List<String> work, List<String> phases, String pack) {}

    @Test
    void aPlanOfTwoThousandItems() throws IOException {
        Files.createDirectories(OUT);
        String key = newProject();
        plan(key, ITEMS, CHINESE);
        baselines.take(key, Baseline.Occasion.PLAN_GATE, "", "");
        table.add("| what | measured |");
        table.add("|---|---|");
        for (int round = 1; round <= ROUNDS; round++) {
            Seat lin = seat("lin", Tongue.CHINESE);
            row("**round " + round + "**", "");
            round(lin, key, round);
            lin.leave();
        }
        pictures();
        Files.write(OUT.resolve("gantt.md"), table);
        System.out.println(String.join("\n", table));
    }

    private void round(Seat lin, String key, int round) throws IOException {
        Page page = lin.page();
        lin.go("/projects/" + key + "/plan/timeline");
        Chart chart = new Chart(page);
        row("page asked for → plan drawn", ms(page, "performance.now()"));
        row(
                "of that until the first paint of the page",
                ms(page, "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"));
        row(
                "of that waiting for the plan's data",
                ms(
                        page,
                        "performance.getEntriesByType('resource').find(it => it.name.endsWith('/plan/gantt')).duration"));
        row(
                "size of the data",
                number(
                                page,
                                "performance.getEntriesByType('resource').find(it => it.name.endsWith('/plan/gantt')).decodedBodySize / 1024")
                        + " kB");
        row("elements in the chart", number(page, "document.querySelectorAll('.gh-gantt *').length"));
        row("scrolling down, 120 steps of 8 rows: a frame", frames(page, 120, "gantt.scrollTo(null, step * 288)"));
        row("scrolling sideways, 60 steps: a frame", frames(page, 60, "gantt.scrollTo(step * 60, null)"));
        for (String unit : List.of("day", "month", "year", "hour", "week")) {
            row(
                    "zoom to " + unit,
                    once(
                            page,
                            "const field = document.querySelector('[data-field=zoom]');" + " field.value = '" + unit
                                    + "'; field.dispatchEvent(new Event('change'))"));
        }
        row("only critical items", once(page, only("critical")));
        row("all items again", once(page, only("")));
        drag(page, chart, key + "-" + (ITEMS - 40 + round));
        page.screenshot(new Page.ScreenshotOptions().setPath(OUT.resolve("gantt-2000.png")));
    }

    private void drag(Page page, Chart chart, String item) {
        chart.show(item);
        BoundingBox box = chart.bar(item).boundingBox();
        page.evaluate("() => { window.frames_ = []; let last = performance.now(); window.tick = () => {"
                + " const now = performance.now(); window.frames_.push(now - last); last = now;"
                + " window.ticking = requestAnimationFrame(window.tick); }; window.tick(); }");
        Mouse mouse = page.mouse();
        double y = box.y + box.height / 2;
        mouse.move(box.x + box.width / 2, y);
        page.waitForTimeout(100);
        mouse.down();
        for (int step = 1; step <= 40; step++) {
            mouse.move(box.x + box.width / 2 + step * 3, y);
            page.waitForTimeout(15);
        }
        row(
                "dragging a bar: a frame",
                statistics(page.evaluate("() => { cancelAnimationFrame(window.ticking); return (" + STATISTICS
                        + ")(window.frames_); }")));
        long begun = System.nanoTime();
        mouse.up();
        page.locator(".gh-plan--busy").waitFor();
        page.waitForFunction("() => !document.querySelector('.gh-plan--busy')");
        row("dropped → everything moved", (System.nanoTime() - begun) / 1_000_000 + " ms");
        row(
                "which moved",
                chart.message().isVisible() ? chart.message().textContent().replace("关闭", "") : "itself");
    }

    /** For the documentation: a plan of some weeks, in both languages. */
    private void pictures() {
        for (Tongue tongue : Tongue.values()) {
            String key = newProject();
            plan(key, 36, tongue == Tongue.CHINESE ? CHINESE : ENGLISH);
            baselines.take(key, Baseline.Occasion.PLAN_GATE, "", "");
            Seat lin = seat("lin", tongue);
            lin.go("/projects/" + key + "/plan");
            Chart chart = new Chart(lin.page());
            chart.zoom("week").tool("today");
            lin.page().waitForTimeout(500);
            lin.page()
                    .locator(".gh-plan")
                    .screenshot(new Locator.ScreenshotOptions().setPath(OUT.resolve("gantt-" + tongue.tag() + ".png")));
            lin.leave();
        }
    }

    private void plan(String key, int count, Words words) {
        Random dice = new Random(7);
        List<Addition> additions = new ArrayList<>();
        String summary = null;
        List<String> last = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            String reference = "r" + at;
            String phase = words.phases().get(at * words.phases().size() / count);
            boolean heads = at % 12 == 0;
            boolean milestone = at % 12 == 11;
            Kind kind = heads ? Kind.SUMMARY : milestone ? Kind.MILESTONE : Kind.WORK;
            List<Dependency> links = heads || last.isEmpty() || dice.nextInt(100) < 12
                    ? List.of()
                    : List.of(new Dependency(
                            last.get(Math.max(0, last.size() - 1 - dice.nextInt(14))),
                            dice.nextInt(100) < 85 ? LinkType.FS : LinkType.values()[1 + dice.nextInt(3)],
                            dice.nextInt(100) < 15 ? 480 : 0,
                            Lag.Unit.WORKING));
            if (heads) {
                summary = reference;
            }
            additions.add(new Addition(
                    reference,
                    new ItemDraft(
                            heads
                                    ? words.pack() + " " + (at / 12 + 1)
                                    : words.work().get(at % words.work().size()),
                            "",
                            phase,
                            heads || milestone ? "" : TEAM.get(dice.nextInt(TEAM.size())),
                            null,
                            null,
                            heads || milestone ? null : BigDecimal.valueOf(4L * (1 + dice.nextInt(8))),
                            Priority.NORMAL,
                            links,
                            "",
                            false,
                            kind,
                            heads ? null : summary,
                            Timing.FREE,
                            List.of()),
                    null,
                    Happened.NOTHING));
            if (!heads) {
                last.add(reference);
            }
        }
        as("lin", () -> items.merge(key, new PlanMerge(additions, List.of(), List.of(), "benchmark")));
        assertThat(items.outline(key)).hasSize(count);
    }

    private void row(String what, String measured) {
        table.add("| " + what + " | " + measured + " |");
    }

    private static String only(String which) {
        return "const field = document.querySelector('[data-field=only]'); field.value = '" + which
                + "'; field.dispatchEvent(new Event('change'))";
    }

    private static final String STATISTICS = "times => { times.sort((a, b) => a - b);"
            + " return { median: times[times.length >> 1], most: times[Math.floor(times.length * .95)], worst: times.at(-1) }; }";

    private static String frames(Page page, int steps, String action) {
        return statistics(
                page.evaluate("async () => { const gantt = document.querySelector('[data-island=gantt]').gantt;"
                        + " const times = []; let last = performance.now();"
                        + " for (let step = 0; step < " + steps + "; step++) { " + action + ";"
                        + " await new Promise(done => requestAnimationFrame(done));"
                        + " const now = performance.now(); times.push(now - last); last = now; }"
                        + " return (" + STATISTICS + ")(times); }"));
    }

    private static String once(Page page, String action) {
        return Math.round(((Number) page.evaluate("async () => { const begun = performance.now(); " + action
                                + "; await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));"
                                + " return performance.now() - begun; }"))
                        .doubleValue())
                + " ms";
    }

    private static String ms(Page page, String expression) {
        return number(page, expression) + " ms";
    }

    private static String number(Page page, String expression) {
        return String.valueOf(Math.round(((Number) page.evaluate("() => " + expression)).doubleValue()));
    }

    @SuppressWarnings("unchecked")
    private static String statistics(Object measured) {
        Map<String, Number> times = (Map<String, Number>) measured;
        return String.format(
                Locale.ROOT,
                "median %.0f ms, 95 %% within %.0f ms, longest %.0f ms",
                times.get("median").doubleValue(),
                times.get("most").doubleValue(),
                times.get("worst").doubleValue());
    }
}
