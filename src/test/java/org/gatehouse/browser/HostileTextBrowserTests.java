package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Visitor;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.conversation.Comments;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.lesson.Lessons;
import org.gatehouse.person.LineManagers;
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

    /** Markdown's own ways out. */
    private static final String MARKDOWN =
            "# " + SCRIPTS + "\n\n| " + SHORT + " |\n|---|\n| [x](data:text/html,<script>hit()</script>) |\n\n"
                    + "```html\n<script>hit()</script>\n```\n\n[r]: javascript:hit()\n[r] [t](<javascript:hit()> \"x\" ) <a href=\"x\" onclick=hit()>\n\n"
                    + "[tab](java\tscript:hit()) [e](&#106;avascript:hit()) ![i](/hostile) <https://x.example/\"onclick=hit()>";

    /** What is odd on a page, whether it tells anything hostile at all, and which pieces it asks for later. */
    private static final String TAKE_APART = """
            (html) => {
              const page = new DOMParser().parseFromString(html, 'text/html');
              const odd = [];
              for (const element of page.querySelectorAll('*')) {
                for (const attribute of element.attributes) {
                  const value = attribute.value.replace(/[\\u0000-\\u0020]/g, '').toLowerCase();
                  const leads = /^(href|src|srcset|action|formaction|data|poster|xlink:href|hx-.*)$/.test(attribute.name);
                  if (/^on/i.test(attribute.name) || attribute.name === 'srcdoc'
                      || leads && (/^(javascript|vbscript):/.test(value) || /^data:(?!image\\/(png|svg\\+xml|gif))/.test(value))
                      || /^(src|poster|srcset)$/.test(attribute.name) && value.includes('hostile')) {
                    odd.push(element.outerHTML.slice(0, 300));
                  }
                }
                if (element.localName === 'script' && !/json/.test(element.type) && /hit\\(/.test(element.textContent)
                    || ['object', 'embed', 'base', 'portal'].includes(element.localName)) {
                  odd.push(element.outerHTML.slice(0, 300));
                }
              }
              const text = page.documentElement.textContent
                  + [...page.querySelectorAll('[value]')].map((field) => field.getAttribute('value')).join(' ');
              const later = [...page.querySelectorAll('[hx-get]')]
                  .filter((piece) => /load|revealed|intersect/.test(piece.getAttribute('hx-trigger') ?? ''))
                  .map((piece) => piece.getAttribute('hx-get'));
              return { odd, later, said: /hit\\(\\)/.test(text) ? ['yes'] : [] };
            }
            """;

    private static final List<String> PAGES = List.of(
            "",
            "/goals",
            "/plan",
            "/plan/items/{key}-1",
            "/work",
            "/work/{key}-1",
            "/board",
            "/calendar",
            "/resources",
            "/budget",
            "/risks",
            "/risks/{key}-R1",
            "/changes",
            "/changes/{key}-C1",
            "/lessons",
            "/progress",
            "/measures",
            "/reviews",
            "/trail",
            "/activity",
            "/report",
            "/diagram",
            "/description",
            "/waiting",
            "/waiting/all",
            "/meetings",
            "/documents",
            "/code");

    /** A week and a period that no other test has, and the next try neither. */
    private static final AtomicInteger ATTEMPT = new AtomicInteger();

    private static final AtomicInteger PERIOD = new AtomicInteger();

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Comments comments;

    @Autowired
    private Lessons lessons;

    @Autowired
    private Attachments attachments;

    @Autowired
    private LineManagers managers;

    private final Map<String, Visitor> visitors = new HashMap<>();

    /** Pages that tell nothing of all this. */
    private final Set<String> silent = new TreeSet<>();

    private Seat reader;

    /** What the browser asked for, of all that nobody should. */
    private final List<String> asked = new ArrayList<>();

    /** Addresses of whatever {@link #fill} left behind, by who looks at them. */
    private final Map<String, List<String>> places = new LinkedHashMap<>();

    @Test
    void nothingThatPeopleWriteRuns() throws Exception {
        String gate = hostileProject();
        as("lin", () -> goals.add(gate, goal()));
        complete("lin", gate, "defineGoals");
        runAutomatedSteps(gate);
        String work = hostileProject();
        as("lin", () -> goals.add(work, goal()));
        fill(work);
        assertAll(
                () -> meet(work),
                () -> writeDocuments(work),
                () -> workAndSendBack(work),
                () -> connect(work),
                this::appraise,
                () -> ask(gate));

        Seat lin = watched("lin");
        pagesOf("lin", "/projects/" + work, PAGES);
        pagesOf("lin", "", List.of("/", "/portfolio", "/lessons", "/activity/chen", "/notices", "/meetings", "/hours"));
        pagesOf("lin", "/projects/" + gate, List.of("", "/goals", "/gates/" + gateOf(gate), "/trail"));
        pagesOf(
                "chen",
                "",
                List.of("/my-work", "/my-work/board", "/my-work/calendar", "/notices", "/hours", "/me/notices"));
        places.forEach((person, pages) -> everythingIsText(lin, person, pages));

        for (String page :
                List.of("/plan", "/work/" + work + "-1", "/board", "/calendar", "/progress", "/diagram", "/activity")) {
            look(lin, "/projects/" + work + page);
        }
        look(lin, "/my-work");
        theCommentsAreThereAsText(lin, work);

        Seat fang = watched("fang");
        fang.task("Decide: Goal gate", "决策：目标关口", projects.require(gate).name())
                .page()
                .locator(".gh-dossier")
                .first()
                .waitFor();
        stays(fang, "the gate in Tasklist");
        decide("fang", gate, "rework", SCRIPTS);
        everythingIsText(
                lin,
                "lin",
                List.of("/projects/" + gate + "/gates/" + gateOf(gate), "/projects/" + gate + "/trail", "/notices"));

        Seat chen = watched("chen");
        chen.tasklist();
        stays(chen, "the list of tasks");
        chen.go("/camunda/app/tasklist/default/#/?task="
                + openTask("chen", work, "doWork").getId());
        chen.form().first().waitFor();
        chen.page().locator(".gh-evidence").first().waitFor();
        stays(chen, "the work in Tasklist");
        filesAreHandedOver(lin, work);
        assertThat(silent)
                .as("pages that tell what people wrote were looked at")
                .doesNotContainAnyElementsOf(Stream.of("/goals", "/plan", "/risks", "/changes", "/documents", "/code")
                        .map(page -> "/projects/" + work + page)
                        .toList());
    }

    private void pagesOf(String person, String base, List<String> pages) {
        pages.forEach(page -> places.computeIfAbsent(person, any -> new ArrayList<>())
                .add(base + page.replace("{key}", base.substring(base.lastIndexOf('/') + 1))));
    }

    /** Topics, points, minutes, decisions and actions of a meeting. */
    private void meet(String key) {
        Visitor lin = visitor("lin");
        String list = "/projects/" + key + "/meetings";
        String made = place(lin.post(
                list,
                Map.of(
                        "title",
                        "Meeting " + SHORT,
                        "purpose",
                        SCRIPTS,
                        "place",
                        SCRIPTS.substring(0, 120),
                        "zone",
                        "Asia/Shanghai",
                        "start",
                        today().plusDays(2) + "T10:00",
                        "minutes",
                        "30",
                        "required",
                        "chen")));
        String one = made.matches(".*/\\d{1,4}$") ? made : made + "/1";
        sent(lin.post(one + "/points", Map.of("title", SHORT, "owner", "chen", "minutes", "10")));
        sent(lin.post(one + "/minutes", Map.of("version", "0", "text", MARKDOWN, "present", "chen")));
        sent(lin.post(one + "/decisions", Map.of("decision", SCRIPTS)));
        sent(lin.post(
                one + "/actions",
                Map.of(
                        "action",
                        SHORT,
                        "owner",
                        "wu",
                        "due",
                        today().plusDays(5).toString())));
        pagesOf("lin", "", List.of(one));
        database.sql(
                        "update meeting_occurrence set starts_at = starts_at - interval '3' day, ends_at = ends_at - interval '3' day"
                                + " where meeting_key like ?")
                .param(key + "-%")
                .update();
        sent(lin.post(one + "/publication", Map.of("version", "1")));
        sent(lin.post(one + "/revision", Map.of("reason", SCRIPTS)));
        pagesOf("lin", "", List.of(list, one, one + "?version=1", one.replaceAll("/\\d+$", "/edit")));
        pagesOf("chen", "", List.of("/meetings", one));
        everythingIsTextNow("lin", one);
    }

    private void writeDocuments(String key) {
        Visitor chen = visitor("chen");
        String list = "/projects/" + key + "/documents";
        String one = place(chen.post(list, Map.of("title", "Text " + SHORT, "text", MARKDOWN, "reason", SHORT)))
                .replaceAll("/\\d+$", "");
        sent(chen.post(
                one + "/text", Map.of("version", "1", "text", "first\n" + SCRIPTS + "\nlast", "reason", SCRIPTS)));
        String file = place(chen.upload(
                list + "/upload?title=File&reason=x", "file", "%22%3E<img src=x onerror=hit()>.svg", DRAWING));
        pagesOf("chen", "", List.of(list, one + "/1", one + "/2", one + "/2/changes", file));
    }

    /** Hours with a note, sent back with a reason. */
    private void workAndSendBack(String key) {
        Visitor chen = visitor("chen");
        LocalDate monday = today().minusWeeks(3L + ATTEMPT.incrementAndGet()).with(DayOfWeek.MONDAY);
        database.sql("update project set start_date = ? where project_key = ?")
                .params(monday.minusWeeks(1), key)
                .update();
        sent(chen.post(
                "/hours/" + monday + "/entries",
                Map.of("item", key + "-1", "day", monday.toString(), "hours", "1.5", "note", SCRIPTS)));
        pagesOf("chen", "", List.of("/hours/" + monday));
        pagesOf("lin", "", List.of("/hours/" + monday + "/of/chen", "/projects/" + key + "/hours"));
        sent(chen.post("/hours/" + monday + "/submission", Map.of()));
        soon(() -> assertThat(approvalOf(monday)).isNotNull());
        String task = approvalOf(monday).getId();
        everythingIsTextNow(approvalOf(monday).getAssignee(), "/tasks/" + task + "/hours");
        String approver = approvalOf(monday).getAssignee();
        as(
                approver,
                () -> desk.complete(
                        task,
                        approver,
                        List.of("staff", "manager"),
                        new HashMap<>(Map.of("decision", "returned", "reason", SCRIPTS))));
        runAutomatedSteps(key);
    }

    private Task approvalOf(LocalDate monday) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey("chen/" + monday)
                .taskDefinitionKey("approveHours")
                .singleResult();
    }

    /** Names that outsiders see, and what arrives by a webhook. */
    private void connect(String key) throws Exception {
        Visitor lin = visitor("lin");
        String code = "/projects/" + key + "/code";
        String made = place(lin.post(code + "/connections", Map.of("provider", "GITHUB", "name", SHORT)));
        String shown = lin.get(made).body().replace("&#43;", "+");
        Matcher wire = Pattern.compile("(/hooks/code/[\\w-]+)").matcher(shown);
        Matcher secret = Pattern.compile("whsec_[A-Za-z0-9+/=]+").matcher(shown);
        assertThat(wire.find() && secret.find()).isTrue();
        String push = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "ref", "refs/heads/" + key + "-1-" + SHORT,
                        "repository", Map.of("full_name", SHORT, "default_branch", "main"),
                        "commits",
                                List.of(Map.of(
                                        "id", "1234567890abcdef",
                                        "message", key + "-1 " + SCRIPTS,
                                        "url", "javascript:hit()",
                                        "timestamp", "2026-03-02T16:00:00+08:00",
                                        "author", Map.of("name", SHORT)))));
        String merged = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "action", "closed",
                        "pull_request",
                                Map.of(
                                        "number",
                                        7,
                                        "title",
                                        "closes " + key + "-1 " + SHORT,
                                        "body",
                                        SCRIPTS,
                                        "merged",
                                        true,
                                        "html_url",
                                        "https://example.com/\"onclick=hit()",
                                        "head",
                                        Map.of("ref", SHORT),
                                        "user",
                                        Map.of("login", SHORT)),
                        "repository", Map.of("full_name", SHORT)));
        hook(wire.group(1), secret.group(), "push", push);
        hook(wire.group(1), secret.group(), "pull_request", merged);
        pagesOf("lin", "", List.of(code, made, "/projects/" + key + "/work/" + key + "-1/code"));
        pagesOf("chen", "", List.of("/projects/" + key + "/work/" + key + "-1/code"));

        sent(lin.post(
                "/projects/" + key + "/channels",
                Map.of(
                        "kind",
                        "WECOM",
                        "name",
                        SHORT,
                        "address",
                        "https://8.8.8.8/cgi-bin/webhook/send?key=" + "k".repeat(20),
                        "topics",
                        "DECISIONS")));
        sent(lin.post(
                "/projects/" + key + "/webhooks",
                Map.of("url", "https://93.184.216.34/%22%3E%3Cimg%20onerror=hit()%3E", "kinds", "goal")));
        sent(lin.post(
                "/me/tokens",
                Map.of("name", SHORT, "lastDay", today().plusDays(3).toString(), "scope.goals", "read")));
        pagesOf("lin", "", List.of("/projects/" + key + "/channels", "/projects/" + key + "/webhooks", "/me/tokens"));
    }

    private void hook(String path, String secret, String event, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(new Visitor(port)
                        .json(
                                "POST",
                                path,
                                body,
                                "X-GitHub-Event",
                                event,
                                "X-GitHub-Delivery",
                                event + path,
                                "X-Hub-Signature-256",
                                "sha256=" + signature)
                        .body())
                .contains("accepted");
    }

    /** All texts of an appraisal, whoever may write them when; closed, so that all of them show. */
    private void appraise() {
        as("admin", () -> managers.set("chen", "zhao"));
        sent(visitor("qin")
                .post(
                        "/appraisals/house/periods",
                        Map.of(
                                "name",
                                SHORT,
                                "kind",
                                "QUARTER",
                                "fromDay",
                                today().minusMonths(24 - 3L * PERIOD.incrementAndGet())
                                        .withDayOfMonth(1)
                                        .toString())));
        runAutomatedSteps("");
        long id = database.sql("select max(id) from appraisal where person_id = 'chen'")
                .query(Long.class)
                .single();
        database.sql("insert into appraisal_growth (appraisal_id, what, how, due, support, outcome, outcome_note)"
                        + " values (:id, :text, :text, :due, :text, 'OPEN', :text)")
                .param("id", id)
                .param("text", SCRIPTS)
                .param("due", today().plusDays(30))
                .update();
        database.sql(
                        "insert into appraisal_feedback (appraisal_id, asked_by, giver_id, question, asked_at, text, named, declined)"
                                + " values (:id, 'zhao', 'wu', :text, current_timestamp, :text, true, false)")
                .param("id", id)
                .param("text", SCRIPTS)
                .update();
        List<String> states = List.of("PROPOSING", "SELF", "REVIEW", "CONFIRMING", "APPEALED", "CLOSED");
        hostile(
                "appraisal",
                "id",
                id,
                SCRIPTS,
                "proposal_note",
                "comment_text",
                "self_text",
                "review_text",
                "manager_notes",
                "person_notes",
                "appeal_reason",
                "answer",
                "end_reason");
        hostile("appraisal", "id", id, SHORT, "title", "talk_place", "grade_en", "grade_zh", "why_en", "why_zh");
        hostile("appraisal_kpi", "appraisal_id", id, SCRIPTS, "evidence", "person_evidence", "given_reason");
        hostile("appraisal_kpi", "appraisal_id", id, SHORT, "name_en", "name_zh", "unit");
        hostile("appraisal_event", "appraisal_id", id, SCRIPTS, "note");
        String before = database.sql("select state from appraisal where id = ?")
                .param(id)
                .query(String.class)
                .single();
        for (String state : states) {
            hostile("appraisal", "id", id, state, "state");
            for (String person : List.of("chen", "zhao", "qin")) {
                everythingIsTextNow(person, "/appraisals/" + id);
            }
        }
        hostile("appraisal", "id", id, before, "state");
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKeyLike("%")
                .processDefinitionKey("appraisal")
                .list()) {
            if (task.getAssignee() != null && List.of("chen", "zhao").contains(task.getAssignee())) {
                everythingIsTextNow(task.getAssignee(), "/tasks/" + task.getId() + "/appraisal");
            }
        }
        everythingIsTextNow(
                "wu",
                "/appraisals/feedback/"
                        + database.sql("select max(id) from appraisal_feedback")
                                .query(Long.class)
                                .single());
        everythingIsTextNow("qin", "/appraisals/house");
        everythingIsTextNow("zhao", "/appraisals/team");
        everythingIsTextNow("chen", "/appraisals");
        as("admin", () -> managers.set("chen", ""));
    }

    private void hostile(String table, String id, long value, String text, String... columns) {
        for (String column : columns) {
            database.sql("update " + table + " set " + column + " = ? where " + id + " = ?")
                    .params(text, value)
                    .update();
        }
    }

    /** A word before the decision, and its answer. */
    private void ask(String key) {
        String decision = openTask("fang", key, "decideGate").getId();
        assertThat(visitor("fang")
                        .post("/api/tasks/" + decision + "/sign-offs", Map.of("person", "chen", "question", SCRIPTS))
                        .statusCode())
                .isEqualTo(204);
        soon(() -> openTask("chen", key, "signOff"));
        String task = openTask("chen", key, "signOff").getId();
        everythingIsTextNow("chen", "/tasks/" + task + "/sign-off");
        complete("chen", key, "signOff", Map.of("decision", "disagree", "reason", SCRIPTS));
        sent(visitor("fang")
                .post(
                        "/tasks/" + decision + "/information",
                        Map.of("reader", "wu", "note", SCRIPTS.substring(0, 200))));
        pagesOf("wu", "", List.of("/notices"));
        pagesOf(
                "fang",
                "",
                List.of("/notices", "/tasks/" + decision + "/dossier", "/tasks/" + decision + "/waiting/all"));
    }

    private Visitor visitor(String person) {
        return visitors.computeIfAbsent(person, id -> new Visitor(port).signIn(id));
    }

    private static String place(HttpResponse<String> answer) {
        sent(answer);
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private void everythingIsTextNow(String person, String page) {
        if (reader == null) {
            reader = seat("lin", Tongue.ENGLISH);
        }
        everythingIsText(reader, person, List.of(page));
    }

    /**
     * Pages as the house sends them, with the pieces they ask for later, taken apart as the browser would: nothing in them
     * is an element or an attribute that somebody wrote.
     */
    private void everythingIsText(Seat seat, String person, List<String> paths) {
        List<String> later = new ArrayList<>(new LinkedHashSet<>(paths));
        List<String> wrong = new ArrayList<>();
        for (int at = 0; at < later.size() && at < 300; at++) {
            String path = later.get(at);
            HttpResponse<String> answer = visitor(person).get(path, "Accept-Language", "en");
            if (answer.statusCode() == 302) {
                answer = visitor(person).get(place(answer), "Accept-Language", "en");
            }
            if (answer.statusCode() != 200) {
                wrong.add(answer.statusCode() + " " + person + " " + path);
                continue;
            }
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            @SuppressWarnings("unchecked")
            Map<String, List<String>> found =
                    (Map<String, List<String>>) seat.page().evaluate(TAKE_APART, answer.body());
            found.get("odd").forEach(odd -> wrong.add(person + " " + path + ": " + odd));
            if (found.get("said").isEmpty()) {
                silent.add(path);
            }
            found.get("later").stream()
                    .map(piece -> piece.startsWith("/") ? piece : path.replaceAll("[^/]*$", "") + piece)
                    .filter(piece -> !later.contains(piece))
                    .forEach(later::add);
        }
        assertThat(wrong).isEmpty();
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
        Visitor lin = visitor("lin");
        Visitor chen = visitor("chen");
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

    private static void sent(HttpResponse<String> answer) {
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
        assertThat(files).hasSizeGreaterThan(2);
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
