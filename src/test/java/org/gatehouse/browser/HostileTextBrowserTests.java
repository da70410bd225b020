package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.Visitor;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.conversation.Comments;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.lesson.Lessons;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Priority;
import org.gatehouse.project.ProjectDraft;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever people write into whichever field, it stays text on every page and in every form of Tasklist: no script runs,
 * no dialog opens, no picture is asked for, and files are handed over to be saved.
 */
class HostileTextBrowserTests extends BrowserTest {

    /** So short that it fits in any field. */
    private static final String SHORT = "\"><img src=/hostile onerror=hit()>";

    private static final String SCRIPTS = "\"'></textarea></title></script><script>hit()</script>"
            + "<img src=/hostile onerror=\"hit()\"><svg/onload=hit()><iframe srcdoc='<script>parent.hit()</script>'></iframe>"
            + "<a href=\"javascript:hit()\">a</a>" + "{{constructor.constructor('hit()')()}}${hit()}"
            + "[a](javascript:hit()) ![b](/hostile) <javascript:hit()> __${T(java.lang.Runtime)}__::.x \u202E";

    /** What Tasklist's own framework would compute. */
    private static final String COMPUTED = "{{constructor.constructor('hit()')()}}";

    private static final byte[] PAGE =
            "<html><script>top.hit ? top.hit() : hit()</script></html>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DRAWING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"hit()\"><script>hit()</script></svg>"
                    .getBytes(StandardCharsets.UTF_8);

    /** Runs before any script of a page: whoever calls the marker, or breaks the rules for scripts, is noted. */
    private static final String LOOKOUT = "window.hits = []; window.hit = () => window.hits.push(location.href);"
            + "document.addEventListener('securitypolicyviolation', (event) => {"
            + " if (/script|navigate|frame/.test(event.effectiveDirective) && /hit|hostile/.test(event.sample + event.blockedURI))"
            + " window.hits.push(event.effectiveDirective + ' ' + event.sample + event.blockedURI); });";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Comments comments;

    @Autowired
    private Lessons lessons;

    @Autowired
    private Attachments attachments;

    /** What the browser asked for, of all that nobody should. */
    private final List<String> asked = new ArrayList<>();

    @Test
    void nothingThatPeopleWriteRuns() {
        String gate = hostileProject();
        as("lin", () -> goals.add(gate, goal()));
        complete("lin", gate, "defineGoals");
        runAutomatedSteps(gate);
        String work = hostileProject();
        as("lin", () -> goals.add(work, goal()));
        fill(work);

        Seat lin = watched("lin");
        for (String page : List.of(
                "",
                "/goals",
                "/plan",
                "/plan/items/" + work + "-1",
                "/work",
                "/work/" + work + "-1",
                "/resources",
                "/budget",
                "/risks",
                "/risks/" + work + "-R1",
                "/changes",
                "/changes/" + work + "-C1",
                "/lessons",
                "/progress",
                "/measures",
                "/reviews",
                "/trail",
                "/activity",
                "/report",
                "/diagram",
                "/description",
                "/waiting/all")) {
            look(lin, "/projects/" + work + page);
        }
        for (String page : List.of("/", "/portfolio", "/lessons", "/activity/chen", "/my-work")) {
            look(lin, page);
        }
        look(lin, "/projects/" + gate + "/gates/" + gateOf(gate));
        theCommentsAreThereAsText(lin, work);

        Seat fang = watched("fang");
        fang.task("Decide: Goal gate", "决策：目标关口", projects.require(gate).name())
                .page()
                .locator(".gh-dossier")
                .first()
                .waitFor();
        stays(fang, "the gate in Tasklist");
        decide("fang", gate, "rework", SCRIPTS);
        look(fang, "/projects/" + gate + "/gates/" + gateOf(gate));
        look(fang, "/projects/" + gate + "/trail");

        Seat chen = watched("chen");
        chen.go("/camunda/app/tasklist/default/#/?task="
                + openTask("chen", work, "doWork").getId());
        chen.form().first().waitFor();
        chen.page().locator(".gh-evidence").first().waitFor();
        stays(chen, "the work in Tasklist");
        chen.tasklist();
        stays(chen, "the list of tasks");
        filesAreHandedOver(lin, work);
    }

    private static String title() {
        return "Audit " + SHORT + COMPUTED;
    }

    private String hostileProject() {
        String key = "X" + NUMBER.incrementAndGet()
                + Long.toString(System.nanoTime() % 100000, 36).toUpperCase();
        LocalDate today = today();
        return as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        key + " " + SHORT + COMPUTED,
                        key,
                        SCRIPTS,
                        SCRIPTS,
                        SCRIPTS,
                        today,
                        today.plusMonths(3),
                        new BigDecimal("80000"),
                        "CNY",
                        "fang",
                        List.of("chen", "wu"),
                        7)));
    }

    private GoalDraft goal() {
        return new GoalDraft(
                "Raise the site's organic traffic by 30 % within three months through SEO " + SCRIPTS,
                "Visits " + SHORT + COMPUTED,
                "<b onclick=hit()>",
                new BigDecimal("10000"),
                new BigDecimal("13000"),
                today().plusMonths(3),
                SCRIPTS,
                "chen");
    }

    /** Something hostile in every corner of a project that is being carried out. */
    private void fill(String key) {
        LocalDate start = today();
        addItem(
                key,
                new ItemDraft(
                        title(),
                        SCRIPTS,
                        SHORT,
                        "chen",
                        start,
                        start.plusDays(6),
                        hours(40),
                        Priority.NORMAL,
                        List.of(),
                        SCRIPTS,
                        false));
        carryOut(key);
        Visitor lin = new Visitor(port).signIn("lin");
        Visitor chen = new Visitor(port).signIn("chen");
        String base = "/projects/" + key;
        sent(chen.post(
                base + "/work/" + key + "-1/progress",
                Map.of("percent", "40", "hours", "2", "note", SCRIPTS, "day", start.toString())));
        sent(lin.post(
                base + "/risks",
                Map.of(
                        "kind",
                        "THREAT",
                        "event",
                        "Risk " + SHORT,
                        "cause",
                        SCRIPTS,
                        "effect",
                        SCRIPTS,
                        "category",
                        "SUPPLIER",
                        "ownerId",
                        "chen")));
        sent(lin.post(base + "/changes", Map.of("title", "Change " + SHORT, "reason", SCRIPTS)));
        as("chen", () -> lessons.add(key, Lessons.Draft.of("goal/defineGoals", SCRIPTS, SCRIPTS)));
        for (String subject :
                List.of("project:" + key, "item:" + key + "-1", "risk:" + key + "-R1", "change:" + key + "-C1")) {
            as(
                    "chen",
                    () -> comments.add(
                            subject,
                            "@lin " + SCRIPTS + "\n\n| " + SHORT
                                    + " |\n|---|\n| [x](data:text/html,<script>hit()</script>) |"));
        }
        sent(chen.upload(
                base + "/conversation?subject=project:" + key + "&body=files",
                "file",
                "%22%3E<img src=x onerror=hit()>.svg",
                DRAWING));
        as("chen", () -> attachments.add("item:" + key + "-1", SHORT + "\u202Egnp.html", PAGE));
        as("chen", () -> attachments.add("item:" + key + "-1", "../../" + SHORT + ".svg", DRAWING));
    }

    private static void sent(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as(answer.uri() + " " + answer.body().replaceAll("(?s)<head>.*?</head>|\\s+", " "))
                .isIn(200, 302);
    }

    private long gateOf(String key) {
        return database.sql("select max(id) from gate_review where project_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private Seat watched(String person) {
        Seat seat = seat(person, Tongue.ENGLISH);
        Page page = seat.page();
        page.context().addInitScript(LOOKOUT);
        page.onRequest(request -> {
            if (request.url().contains("hostile") || request.url().startsWith("data:text")) {
                asked.add(request.url());
            }
        });
        return seat;
    }

    private void look(Seat seat, String path) {
        assertThat(seat.page().navigate("http://localhost:" + port + path).status())
                .as(path)
                .isEqualTo(200);
        // Pieces that come later.
        seat.page().waitForTimeout(200);
        PlaywrightAssertions.assertThat(seat.page().locator(".htmx-request")).hasCount(0);
        stays(seat, path);
    }

    private void stays(Seat seat, String where) {
        for (Frame frame : seat.page().frames()) {
            assertThat(hits(frame))
                    .as("what ran in " + where + ", " + frame.url())
                    .isEqualTo("");
            assertThat(foreign(frame))
                    .as("elements that nobody meant in " + where)
                    .isEqualTo(0);
        }
        assertThat(seat.dialogs()).as(where).isEmpty();
        assertThat(asked).as(where).isEmpty();
    }

    private static String hits(Frame frame) {
        try {
            return (String) frame.evaluate("() => (window.hits || []).join('\\n')");
        } catch (PlaywrightException gone) {
            return "";
        }
    }

    /** Elements of the hostile texts that became elements of the page. */
    private static int foreign(Frame frame) {
        try {
            return (Integer)
                    frame.evaluate(
                            "() => document.querySelectorAll('[onerror*=hit], [onload*=hit], [onclick*=hit],"
                                    + " [srcdoc], [href^=\"javascript:hit\"], [src*=hostile]').length"
                                    + " + [...document.scripts].filter((script) => /^\\s*(parent\\.)?hit\\(\\)/.test(script.textContent)).length");
        } catch (PlaywrightException gone) {
            return 0;
        }
    }

    private void theCommentsAreThereAsText(Seat seat, String key) {
        seat.go("/projects/" + key + "/work/" + key + "-1");
        Locator comment = seat.page().locator(".gh-comment .gh-markdown").first();
        comment.waitFor();
        assertThat(comment.innerText()).contains("<script>hit()</script>", "<img src=/hostile onerror=\"hit()\">");
        assertThat(comment.locator(".gh-mention").count()).isEqualTo(1);
        assertThat(comment.locator("a").all())
                .allSatisfy(link -> assertThat(link.getAttribute("href")).doesNotContain("hit"));
    }

    /** Opened in a tab of its own, a file is saved; shown in a frame or as a picture, it is not. */
    private void filesAreHandedOver(Seat seat, String key) {
        List<Long> files =
                attachments.ofProject(key).stream().map(file -> file.id()).toList();
        assertThat(files).hasSize(3);
        for (long file : files) {
            seat.go("/projects/" + key + "/trail");
            Object answer = seat.page()
                    .evaluate(
                            "async (address) => { const answer = await fetch(address);"
                                    + " return ['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy']"
                                    + ".map((name) => answer.headers.get(name)).join('\\n'); }",
                            "/files/" + file);
            assertThat(answer.toString().split("\n"))
                    .satisfiesExactly(
                            type -> assertThat(type).isEqualTo("application/octet-stream"),
                            place -> assertThat(place).startsWith("attachment;").doesNotContain("<", "\"><"),
                            sniff -> assertThat(sniff).isEqualTo("nosniff"),
                            rules -> assertThat(rules).startsWith("sandbox;"));
            seat.page()
                    .waitForDownload(
                            () -> seat.page().evaluate("(address) => { location.href = address; }", "/files/" + file));
            seat.page()
                    .evaluate(
                            "(address) => { const frame = document.createElement('iframe'); frame.src = address;"
                                    + " document.body.append(frame); const image = new Image(); image.src = address; document.body.append(image); }",
                            "/files/" + file);
            seat.page().waitForTimeout(300);
            assertThat(hits(seat.page().mainFrame())).isEmpty();
        }
        assertThat(seat.dialogs()).isEmpty();
    }
}
