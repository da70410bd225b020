package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.timesheet.Hours;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A working day with one list: by keys, with cards that are dragged, by thumb, and back again. */
class InboxBrowserTests extends BrowserTest {

    @Autowired
    private Hours hours;

    @Test
    void a_day_by_keys() {
        String key = executing();
        WorkItem plain = released(key, "Key text", false);
        WorkItem judged = released(key, "Judged text", true);
        Seat chen = seat("chen", Tongue.ENGLISH);
        Page page = chen.page();
        chen.go("/my-work?state=open&project=" + key + "&q=Key+text");
        press(page, "?");
        chen.sees("#keys", "start or stop the timer");
        press(page, "Escape");
        press(page, "j");
        assertThat(page.locator("[data-open]").first()).isFocused();
        press(page, "x");
        assertThat(page.locator("input[name=entry]").first()).isChecked();
        press(page, "/");
        page.keyboard().type("e");
        assertThat(page.locator("#search")).hasValue("e");
        page.locator("h1").click();

        press(page, "j");
        press(page, "t");
        chen.sees(".gh-timer", "Key text");
        press(page, "t");
        page.locator("#hours").fill("1.5");
        page.locator("#hours").press("Enter");
        chen.sees("#told", "Hours booked");
        assertThat(hours.ofItem(plain.key())).hasSize(1);
        press(page, "z");
        chen.sees("#told", "Taken back: 1");
        assertThat(hours.ofItem(plain.key())).isEmpty();

        chen.go("/my-work?state=open&project=" + key + "&q=Judged+text");
        press(page, "j");
        press(page, "e");
        chen.sees("#told", "waits for acceptance");
        press(page, "z");
        chen.sees("#told", "Taken back: 1");
        assertThat(items.require(judged.key()).status()).isEqualTo(ItemStatus.IN_PROGRESS);
        chen.go("/my-work?state=open&project=" + key + "&q=Key+text");
        press(page, "j");
        press(page, "e");
        chen.sees("#told", "cannot be undone");
        chen.station("32-my-work");

        press(page, "g");
        press(page, "b");
        page.waitForURL("**/my-work/board?**");
        press(page, "g");
        press(page, "c");
        page.waitForURL("**/my-work/calendar?**");
        chen.stationOnPhone("33-my-calendar");
    }

    @Test
    void cards_go_where_the_process_goes_and_spring_back_from_elsewhere() {
        String key = executing();
        WorkItem item = released(key, "Card text", false);
        Seat chen = seat("chen", Tongue.CHINESE);
        Page page = chen.page();
        chen.go("/projects/" + key + "/board?who=me");
        Locator card = page.locator("#card-" + item.key());
        Locator accepting = page.locator("[data-state=IN_ACCEPTANCE]");
        card.dragTo(accepting, new Locator.DragToOptions().setSourcePosition(8, 50));
        chen.sees("#gh-messages", "无需验收");
        assertThat(page.locator("[data-state=RELEASED] #card-" + item.key())).isVisible();
        card.dragTo(page.locator("[data-state=IN_PROGRESS]"), new Locator.DragToOptions().setSourcePosition(8, 50));
        chen.sees("#told", "已开始");
        assertThat(items.require(item.key()).status()).isEqualTo(ItemStatus.IN_PROGRESS);
        card.focus();
        press(page, "Shift+ArrowLeft");
        chen.sees("#gh-messages", "没有退回该状态的步骤");
        chen.stationOnPhone("34-board");
        card.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).first().click();
        chen.sees("#told", "无法撤销");
        assertThat(items.require(item.key()).status()).isEqualTo(ItemStatus.DONE);
    }

    @Test
    void a_line_is_understood_before_it_is_added_and_a_thumb_is_enough() {
        String key = executing();
        Seat lin = phone("lin", Tongue.CHINESE);
        Page page = lin.page();
        lin.go("/my-work?state=open&project=" + key);
        page.locator("#text").fill("写拇指方案 明天 2小时 @lin");
        lin.sees("#understood", "写拇指方案");
        lin.sees("#understood", "2 小时");
        page.locator("#quick-add button").click();
        lin.sees("#told", "写拇指方案");
        soon(() -> assertThat(items.of(key))
                .anyMatch(it -> it.title().equals("写拇指方案")
                        && it.ownerId().equals("lin")
                        && it.status() == ItemStatus.RELEASED));
        lin.go("/my-work?state=open&project=" + key + "&q=" + "拇指");
        lin.fitsThePhone("my work");
        Locator box = page.locator(".gh-inbox__check label").first();
        assertThat(box.boundingBox().width).isGreaterThanOrEqualTo(44);
        assertThat(box.boundingBox().height).isGreaterThanOrEqualTo(44);
        box.tap();
        page.locator(".gh-inbox__bulk > summary").tap();
        page.locator("[name=percent]").fill("60");
        page.locator("button[value=progress]").tap();
        lin.sees("#told", "已填报进度");
        page.locator("[data-key=z]").tap();
        lin.sees("#told", "已撤销");
        assertThat(items.of(key))
                .filteredOn(it -> it.title().equals("写拇指方案"))
                .extracting(WorkItem::progress)
                .containsExactly(0);
        lin.picture("35-my-work-phone");
    }

    /** Keys are heard once the page's scripts run. */
    private static void press(Page page, String key) {
        page.waitForLoadState();
        page.keyboard().press(key);
    }

    private WorkItem released(String key, String title, boolean judged) {
        WorkItem item = addItem(
                key,
                new ItemDraft(
                        title,
                        "",
                        "",
                        "chen",
                        today(),
                        today().plusDays(5),
                        hours(4),
                        Priority.NORMAL,
                        List.of(),
                        "",
                        judged));
        soon(() -> assertThat(items.require(item.key()).status()).isEqualTo(ItemStatus.RELEASED));
        return item;
    }
}
