package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.Morning;
import org.gatehouse.browser.Mailboxes.Mail;
import org.gatehouse.delivery.MailRun;
import org.gatehouse.notice.PostRun;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A day of three people: what waits, what is said and heard of by mail, what was pushed, what a meeting decided, and the
 * hours it took.
 */
class WorkingDayBrowserTests extends BrowserTest {

    @Autowired
    private PostRun post;

    @Autowired
    private MailRun mails;

    private Tongue tongue;
    private Mailboxes mailboxes;
    private Seat lin;
    private Seat chen;
    private Seat wu;
    private String key;
    private String name;
    private WorkItem map;
    private String meeting;

    @ParameterizedTest
    @EnumSource
    void threePeopleWorkADay(Tongue spoken) {
        tongue = spoken;
        key = executing();
        name = projects.require(key).name();
        map = dueTomorrow(tongue.say("Write the sitemap", "编写站点地图"));
        everybodyHasReadTheirNotices();
        mailboxes = new Mailboxes(post, mails);
        mailboxes.empty();
        lin = seat("lin", tongue);
        chen = seat("chen", tongue);
        wu = seat("wu", tongue);
        seeWhatWaits();
        askSomebody();
        hearOfItByMail();
        push();
        planAMeeting();
        beInvited();
        holdIt();
        findTheActionItem();
        finishWithHours();
        approveTheWeek();
    }

    /** What was told here must not be met by the people of other tests, who may read another language. */
    @AfterEach
    void everybodyHasReadTheirNotices() {
        database.sql("update notice set read_at = current_timestamp where read_at is null")
                .update();
        database.sql("delete from delivery where channel = 'mail'").update();
    }

    @AfterEach
    void noMailServerAnyMore() {
        if (mailboxes != null) {
            mailboxes.close();
        }
    }

    private void seeWhatWaits() {
        chen.go("/my-work?project=" + key);
        Locator titles = chen.page().locator("[data-open]");
        assertThat(titles).hasCount(2);
        assertThat(titles.nth(0)).hasText(map.title());
        assertThat(titles.nth(1)).hasText("Audit the site");
        chen.stationOnPhone("day-1-inbox");
        titles.first().click();
        chen.page().waitForURL("**/work/" + map.key());
        chen.sees("h2", map.title());
    }

    private void askSomebody() {
        wu.go(page()).page().locator("#conversation-body").waitFor();
        wu.page().evaluate("() => { window.neverLeft = true; }");
        Locator field = chen.page().locator("#conversation-body");
        field.pressSequentially(chen.say("Which pages come **first**, @w", "哪些页面 **优先** 收录？请 @w"));
        chen.sees("#gh-suggestions [role=option]", "Wu Qian");
        chen.picture("day-2-mention");
        field.press("Enter");
        field.pressSequentially(chen.say("?", "确认。"));
        chen.click("#conversation > form .gh-button--primary").sees(".gh-comment strong", chen.say("first", "优先"));
        assertThat(field).hasValue("");

        wu.sees(".gh-comment", chen.say("Which pages come first", "哪些页面 优先 收录"));
        assertThat(wu.page().evaluate("() => window.neverLeft")).isEqualTo(true);
        wu.page().locator(".gh-comment .gh-signs__more summary").click();
        wu.page().locator(".gh-comment .gh-signs__choice button").first().click();
        wu.sees(".gh-comment .gh-sign", "×1").stationOnPhone("day-3-comment");
    }

    private void hearOfItByMail() {
        Mail mail = mailboxes.to("wu", tongue.say("mentioned you", "提及了您"));
        assertThat(mail.subject()).contains(map.title(), "Chen Jie");
        assertThat(mail.text("text/html")).contains(mail.link(), tongue.say("Hello", "您好"));
        Seat onTheWay = strangerOnPhone("wu", tongue).signInOnTheWayTo(mail.link());
        onTheWay.sees(".gh-comment--meant", tongue.say("Which pages come first", "哪些页面 优先 收录"));
        assertThat(onTheWay.page().url()).contains(page());
        onTheWay.fitsThePhone("the comment a mail led to");
        onTheWay.picture("day-4-from-mail-phone");
    }

    private void push() {
        lin.go("/projects/" + key + "/code").fill("#name", "house/website");
        lin.page().locator("#provider").selectOption("GITHUB");
        lin.click("form[action$='/connections'] button").page().waitForURL("**/code/connections/*");
        // What code is called is the same in every language.
        lin.picture("day-5-connection");
        String secret = lin.page().locator(".gh-note .gh-secret").innerText();
        String address = lin.page().locator(".gh-facts .gh-secret").innerText();
        String path = URI.create(address).getPath();
        assertThat(deliver(path, secret + "x", "push")).isEqualTo(401);
        assertThat(deliver(path, secret, "push")).isEqualTo(202);
        assertThat(deliver(path, secret, "push-default-branch")).isEqualTo(202);

        chen.go(page())
                .sees("#code", tongue.say("write the sitemap", "编写站点地图"))
                .sees("#code", "house/website")
                .sees("#code .gh-note", tongue.say("Canonical links", "规范链接"));
        chen.picture("day-6-code");
        assertThat(mailboxes
                        .to("chen", tongue.say("merged code says it is complete", "已合并的代码称其已完成"))
                        .subject())
                .contains(map.key());
        lin.go("/projects/" + key + "/code").sees("td", map.key()).picture("day-6-code-of-project");
    }

    private void planAMeeting() {
        meeting = tongue.say("Which pages first", "页面优先级");
        lin.go("/projects/" + key + "/meetings/new")
                .fill("#title", meeting)
                .fill("#purpose", lin.say("Agree on the order.", "商定收录顺序。"))
                .fill("#start", today() + "T08:00")
                .fill("#minutes", "30")
                .fill("#place", lin.say("Room 3", "三号会议室"));
        lin.stationOnPhone("day-7-plan-meeting");
        lin.click("main form .gh-button--primary").page().waitForURL("**/meetings/" + key + "-M1**");
        lin.sees("h2", meeting).stationOnPhone("day-8-meeting");
    }

    private void beInvited() {
        Mail mail = mailboxes.to("wu", meeting);
        String calendar = mail.text("text/calendar").replaceAll("\r?\n[ \t]", "");
        assertThat(calendar)
                .contains("METHOD:REQUEST", "SUMMARY:" + meeting, "wu@example.com", "DTSTART")
                .containsPattern("ATTENDEE[^\r\n]*chen@example.com");
        assertThat(mail.parts()).anyMatch(part -> part.type().contains("method=REQUEST"));
        mailboxes.to("chen", meeting);
        Seat onTheWay = strangerOnPhone("wu", tongue).signInOnTheWayTo(mail.link());
        onTheWay.sees("h2", meeting)
                .click("button[value=ACCEPTED]")
                .sees("tr:has-text('Wu Qian')", tongue.say("accepted", "参加"));
        onTheWay.page().locator("#conversation").waitFor();
        onTheWay.fitsThePhone("the meeting a mail led to");
        onTheWay.picture("day-9-answer-phone");
    }

    private void holdIt() {
        Morning.isOver(Duration.ofHours(2));
        lin.go("/projects/" + key + "/meetings/" + key + "-M1/1")
                .fill(
                        "#text",
                        lin.say(
                                "- **Shop** pages bring most visits\n- the rest can wait",
                                "- **商城** 页面带来的访问最多\n- 其余可以稍后"))
                .click("form[action$='/minutes'] button")
                .page()
                .locator("form[action$='/publication']")
                .waitFor();
        lin.fill("#decision", lin.say("The shop comes first.", "商城页面优先。"))
                .click("form[action$='/decisions'] button")
                .sees("#decisions li", lin.say("The shop comes first.", "商城页面优先。"));
        lin.fill("#action", action()).fill("#due", today().plusDays(2).toString());
        lin.page().locator("#owner").selectOption("wu");
        lin.click("form[action$='/actions'] button").sees("#actions li", action());
        lin.stationOnPhone("day-10-minutes");
        lin.click("form[action$='/publication'] button")
                .sees("#actions a", key + "-")
                .station("day-11-published");
    }

    private String action() {
        return tongue.say("List the shop's pages", "列出商城页面");
    }

    private void findTheActionItem() {
        soon(() -> assertThat(items.of(key))
                .filteredOn(
                        item -> item.title().equals(action()) && item.ownerId().equals("wu"))
                .extracting(WorkItem::status)
                .containsExactly(ItemStatus.RELEASED));
        wu.go("/my-work?project=" + key).sees("tr", action()).stationOnPhone("day-12-inbox");
        String link = mailboxes.to("wu", action()).link();
        Seat elsewhere = stranger("wu", tongue).signInOnTheWayTo(link);
        elsewhere
                .sees("main h2, main h1", action())
                .stationOnPhone("day-13-item-from-mail")
                .click("main .gh-button--primary[href*='tasklist']")
                .seesTask(tongue.say("Do the work: ", "执行任务：") + action())
                .sees("form.gh-form .gh-evidence", action());
        elsewhere.station("day-13-task-from-mail");
    }

    private void finishWithHours() {
        chen.task("Do the work: " + map.title(), "执行任务：" + map.title(), name)
                .sees(".gh-evidence", map.key())
                .fill("#work-hours", "3.5")
                .fill("#work-note", chen.say("Shop first, as agreed", "按约定商城优先"))
                .picture("day-14-finish");
        chen.complete();
        soon(() -> assertThat(items.require(map.key()).status()).isEqualTo(ItemStatus.DONE));
        chen.go("/hours").sees("main tr", map.title());
        assertThat(chen.page().locator("[data-sum=week]")).hasText("3.5");
        chen.stationOnPhone("day-15-hours");
        chen.click("form[action$='/submission'] button").sees("main", tongue.say("submitted", "待审批"));
    }

    private void approveTheWeek() {
        String link = mailboxes.to("lin", tongue.say("Approve hours", "审批工时")).link();
        Seat elsewhere = stranger("lin", tongue).signInOnTheWayTo(link);
        elsewhere
                .seesTask(tongue.say("Approve hours: 陈杰 Chen Jie", "审批工时：陈杰 Chen Jie"))
                .sees(".gh-evidence", map.title())
                .sees(".gh-evidence", "3.5");
        elsewhere.choose("Approve", "批准").station("day-16-approve-hours").complete();
        soon(() -> chen.go("/hours")
                .page()
                .locator("main .gh-light--green")
                .first()
                .waitFor());
        chen.sees("main .gh-light--green", tongue.say("approved", "已批准")).station("day-17-approved");
    }

    private String page() {
        return "/projects/" + key + "/work/" + map.key();
    }

    private WorkItem dueTomorrow(String title) {
        WorkItem item = addItem(
                key,
                new ItemDraft(
                        title,
                        "",
                        "",
                        "chen",
                        today(),
                        today().plusDays(1),
                        hours(8),
                        Priority.NORMAL,
                        List.of(),
                        "",
                        false));
        soon(() -> assertThat(items.require(item.key()).status()).isEqualTo(ItemStatus.RELEASED));
        return item;
    }

    /** As GitHub does, with what it sends about the item; returns how it was answered. */
    private int deliver(String path, String secret, String what) {
        try (InputStream kept = getClass().getResourceAsStream("/webhooks/github/" + what + ".json")) {
            byte[] body = new String(kept.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("SEO-12", map.key())
                    .replace("write the sitemap", tongue.say("write the sitemap", "编写站点地图"))
                    .replace("Canonical links", tongue.say("Canonical links", "规范链接"))
                    .getBytes(StandardCharsets.UTF_8);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Content-Type", "application/json")
                    .header("X-GitHub-Event", "push")
                    .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                    .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
