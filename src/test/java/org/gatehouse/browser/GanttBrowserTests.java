package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.gatehouse.browser.Chart.End;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.schedule.LinkType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan over time under people's hands: what they drag, tie, undo and print. */
class GanttBrowserTests extends BrowserTest {

    private String key;

    /** Four items from the second Monday on: B after A, the others free. */
    @BeforeEach
    void fourItems() {
        key = newProject();
        LocalDate monday =
                today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusWeeks(1);
        addItem(key, ItemDraft.of("关键词研究", "chen", monday, null, hours(24)));
        addItem(key, ItemDraft.of("撰写十篇文章", "chen", null, null, hours(16)).after(key + "-1"));
        addItem(key, ItemDraft.of("投放素材", "wu", monday, null, hours(8)));
        addItem(key, ItemDraft.of("效果复盘", "wu", monday.plusDays(1), null, hours(16)));
    }

    @Test
    void aDraggedBarTakesItsFollowersAlongAndComesBack() {
        Seat lin = seat("lin", Tongue.CHINESE);
        Chart chart = open(lin, "/plan");
        LocalDateTime before = item(1).startAt();
        LocalDateTime follower = item(2).startAt();
        LocalDateTime target = before.plusWeeks(1);
        chart.drag(key + "-1", target);
        soon(() -> assertThat(item(1).startAt()).isEqualTo(target));
        assertThat(item(2).startAt()).isAfterOrEqualTo(item(1).finishAt()).isAfter(follower);
        soon(() -> assertThat(chart.start(key + "-2")).isEqualTo(item(2).startAt()));
        assertThat(chart.hint()).contains("09:00");
        lin.sees(chart.message(), "随之移动的任务数：1");
        lin.station("gantt-dragged");

        chart.tool("undo");
        soon(() -> assertThat(item(1).startAt()).isEqualTo(before));
        soon(() -> assertThat(chart.start(key + "-2")).isEqualTo(follower));
        chart.tool("redo");
        soon(() -> assertThat(item(1).startAt()).isEqualTo(target));

        LocalDateTime longer = item(1).finishAt().plusDays(1);
        chart.stretch(key + "-1", longer);
        soon(() -> assertThat(item(1).finishAt()).isEqualTo(longer));
    }

    @Test
    void theEndsPickTheKindOfDependency() {
        Seat lin = seat("lin", Tongue.ENGLISH);
        Chart chart = open(lin, "/plan/timeline");
        for (LinkType type : LinkType.values()) {
            chart.tie(
                    key + "-3",
                    type.name().startsWith("F") ? End.FINISH : End.START,
                    key + "-4",
                    type.name().endsWith("F") ? End.FINISH : End.START);
            soon(() -> assertThat(item(4).links()).extracting(Dependency::type).containsExactly(type));
            soon(() ->
                    assertThat(chart.links(key + "-3", key + "-4")).as("drawn").containsExactly(type.name()));
            lin.page().waitForTimeout(400);
        }
        chart.tool("undo");
        soon(() -> assertThat(item(4).links()).extracting(Dependency::type).containsExactly(LinkType.FF));
    }

    @Test
    void aRingIsRefusedAndNothingStaysBehind() {
        Seat lin = seat("lin", Tongue.ENGLISH);
        Chart chart = open(lin, "/plan/timeline");
        chart.tie(key + "-2", End.FINISH, key + "-1", End.START);
        lin.sees(chart.message(), "would wait for each other");
        assertThat(item(1).links()).isEmpty();
        assertThat(chart.links(key + "-2", key + "-1")).isEmpty();
    }

    @Test
    void theSecondOfTwoWindowsIsTold() {
        Seat lin = seat("lin", Tongue.ENGLISH);
        Chart first = open(lin, "/plan");
        Seat other = lin.anotherTab();
        Chart second = open(other, "/plan/timeline");
        LocalDateTime before = item(3).startAt();
        first.drag(key + "-3", before.plusWeeks(1));
        soon(() -> assertThat(item(3).startAt()).isEqualTo(before.plusWeeks(1)));

        other.page().bringToFront();
        second.drag(key + "-3", before.plusWeeks(2));
        second.message().waitFor();
        soon(() -> assertThat(second.start(key + "-3")).isEqualTo(before.plusWeeks(1)));
        assertThat(item(3).startAt()).isEqualTo(before.plusWeeks(1));

        lin.page().bringToFront();
        LocalDateTime fourth = item(4).startAt();
        first.drag(key + "-4", fourth.plusWeeks(1));
        soon(() -> assertThat(item(4).startAt()).isEqualTo(fourth.plusWeeks(1)));
        other.page().bringToFront();
        LocalDateTime third = before.plusWeeks(2);
        second.drag(key + "-3", third);
        soon(() -> assertThat(item(3).startAt()).isEqualTo(third));
        other.sees(second.message(), "Somebody else has changed the plan");
        soon(() -> assertThat(second.start(key + "-4")).isEqualTo(fourth.plusWeeks(1)));
    }

    @Test
    void everythingCanBeDoneByKeyboard() {
        Seat lin = seat("lin", Tongue.ENGLISH);
        Chart chart = open(lin, "/plan");
        Page page = lin.page();
        page.locator("[data-part=chart]").focus();
        press(page, "Home", "ArrowDown", "ArrowDown");
        lin.sees(page.locator(".gantt_grid_data .gantt_selected"), "投放素材");
        assertThat(page.locator("[data-part=said]").textContent()).contains("投放素材", "吴倩 Wu Qian");
        LocalDateTime before = item(3).startAt();
        press(page, "Alt+ArrowRight");
        soon(() -> assertThat(item(3).startAt()).isEqualTo(before.plusDays(1)));
        LocalDateTime finish = item(3).finishAt();
        press(page, "Control+ArrowRight");
        soon(() -> assertThat(item(3).finishAt()).isEqualTo(finish.plusDays(1)));
        press(page, "Control+z");
        soon(() -> assertThat(item(3).finishAt()).isEqualTo(finish));
        press(page, "F2");
        page.keyboard().type("Produce the ads");
        press(page, "Enter");
        soon(() -> assertThat(item(3).title()).isEqualTo("Produce the ads"));
        press(page, "ArrowUp", "l", "Delete");
        soon(() -> assertThat(item(2).links()).isEmpty());
        press(page, "?");
        lin.sees("dialog[open]", "choose an item");
        press(page, "Escape", "+");
        assertThat(page.locator("[data-field=zoom]").inputValue()).isEqualTo("day");
        press(page, "Enter");
        page.waitForURL("**/plan/items/" + key + "-2");
    }

    @Test
    void whoMayNotPlanOnlyLooks() {
        Seat chen = seat("chen", Tongue.CHINESE, ColorScheme.DARK);
        Chart chart = open(chen, "/plan/timeline");
        LocalDateTime before = item(1).startAt();
        chart.drag(key + "-1", before.plusWeeks(1));
        chen.page().waitForTimeout(500);
        assertThat(item(1).startAt()).isEqualTo(before);
        assertThat(chart.start(key + "-1")).isEqualTo(before);
        assertThat(chen.page().locator("[data-do=undo]").isVisible()).isFalse();
        chen.station("gantt-read-only");
    }

    @Test
    void aPhoneShowsItToo() {
        Seat lin = phone("lin", Tongue.CHINESE);
        Chart chart = open(lin, "/plan");
        lin.fitsThePhone("plan with its picture");
        lin.sees(chart.row(key + "-1"), "关键词研究");
        lin.picture("gantt-phone");
        chart.tool("columns");
        chart.row(key + "-1").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        lin.picture("gantt-phone-without-columns");
    }

    @Test
    void itGoesOnPaper() throws IOException {
        Seat lin = seat("lin", Tongue.CHINESE);
        Chart chart = open(lin, "/plan/timeline");
        chart.tool("paper");
        Locator sheet = lin.page().locator(".gh-plan__preview svg").first();
        lin.sees(sheet, "关键词研究");
        lin.sees(sheet, projects.require(key).name());
        lin.picture("gantt-paper");
        Download pdf = lin.page().waitForDownload(() -> chart.tool("pdf"));
        assertThat(Files.readAllBytes(pdf.path())).startsWith("%PDF-".getBytes());
        assertThat(pdf.suggestedFilename()).startsWith(key).endsWith(".pdf");
        Download png = lin.page().waitForDownload(() -> chart.tool("png"));
        assertThat(Files.readAllBytes(png.path())).hasSizeGreaterThan(20_000).startsWith(0x89, 'P', 'N', 'G');
        lin.page()
                .evaluate(
                        "() => { window.print = () => { window.printed = document.querySelectorAll('.gh-paper svg').length; }; }");
        chart.tool("print");
        assertThat(lin.page().evaluate("() => window.printed")).isEqualTo(1);
    }

    private Chart open(Seat seat, String place) {
        return new Chart(seat.go("/projects/" + key + place).page()).zoom("week");
    }

    private static void press(Page page, String... keys) {
        List.of(keys).forEach(page.keyboard()::press);
    }

    private WorkItem item(int number) {
        return items.require(key + "-" + number);
    }
}
