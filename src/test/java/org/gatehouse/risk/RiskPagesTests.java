package org.gatehouse.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.gatehouse.execution.Work;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.trail.Trail;
import org.gatehouse.trail.TrailEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The register and what is done there, in both languages; what stays closed; what the facts suggest. */
class RiskPagesTests extends RiskTest {

    @Autowired
    RiskSuggestions suggestions;

    @Autowired
    Work work;

    @Autowired
    Trail trail;

    @Test
    void aRiskGoesItsWholeWayInThePortal() {
        String key = executing();
        String path = "/projects/" + key + "/risks";
        Visitor chen = visitor("chen");
        assertThat(chen.get(path, "Accept-Language", "en").body()).contains("Raise a risk", "No risks.");
        assertThat(chen.get(path + "/new", "Accept-Language", "zh-CN").body()).contains("提出风险", "如何得知风险已发生", "金额（CNY）");
        Map<String, String> form = new HashMap<>(Map.of(
                "kind",
                "THREAT",
                "event",
                "<script>alert(1)</script> & \"quotes\"",
                "cause",
                "=cmd|' /C calc'!A0",
                "category",
                "SUPPLIER",
                "ownerId",
                "wu",
                "money",
                "50000",
                "nearFrom",
                today().plusDays(5).toString()));
        String at = place(chen.post(path, form));
        String risk = key + "-R1";
        assertThat(at).endsWith(path + "/" + risk);
        at = path + "/" + risk;
        assertThat(chen.get(at, "Accept-Language", "en").body())
                .contains("&lt;script&gt;alert(1)", "To be assessed", "has to act: assess the risk")
                .doesNotContain("<script>alert(1)", "Keep the assessment");

        Visitor wu = visitor("wu");
        assertThat(wu.get(at, "Accept-Language", "en").body()).contains("Keep the assessment", "3 · Possible");
        assertThat(wu.post(
                                at + "/assessment",
                                Map.of(
                                        "probability",
                                        "4",
                                        "impact",
                                        "4",
                                        "nearFrom",
                                        today().plusDays(5).toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(wu.get(at, "Accept-Language", "en").body())
                .contains("4 × 4 = 16, and it may happen within 5 days", "Extreme", "Keep the plan", "CNY 30,000");
        assertThat(wu.get(at, "Accept-Language", "zh-CN").body())
                .contains("4 × 4 = 16，且 5 天内就可能发生", "极高", "减轻 · 降低可能性或减轻影响");
        assertThat(wu.post(
                                at + "/plan",
                                Map.of(
                                        "strategy",
                                        "TRANSFER",
                                        "plan",
                                        "Insure it",
                                        "responseDue",
                                        today().plusDays(9).toString(),
                                        "residualProbability",
                                        "2",
                                        "residualImpact",
                                        "2",
                                        "triggerKind",
                                        "ITEM_LATE",
                                        "triggerItem",
                                        key + "-1",
                                        "triggerDays",
                                        "2"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(wu.post(at + "/items", Map.of("itemKey", key + "-2")).statusCode())
                .isEqualTo(302);
        assertThat(wu.get(at, "Accept-Language", "en").body())
                .contains(
                        "Transfer",
                        "Insure it",
                        "Fires by itself when " + key + "-1 is 2 days overdue",
                        "Write ten articles");

        Visitor lin = visitor("lin");
        assertThat(lin.post(at + "/work", Map.of("title", "Insure the agency")).statusCode())
                .isEqualTo(302);
        assertThat(lin.get("/projects/" + key + "/plan").body()).contains("Insure the agency");
        assertThat(chen.post(at + "/trigger", Map.of("why", "They wrote today")).statusCode())
                .isEqualTo(302);
        String task = task(now(risks.require(key, risk)), "respondToRisk").getId();
        assertThat(wu.get("/tasks/" + task + "/risk", "Accept-Language", "en").body())
                .contains("Trigger fired", "They wrote today", "Insure it");
        assertThat(wu.get("/api/tasks/" + task + "/risk", "Accept-Language", "en")
                        .body())
                .contains("\"text\":\"4 · Likely\"", "\"residualProbability\":2", "\"triggerItem\":\"" + key + "-1\"");
        assertThat(wu.post(at + "/response", Map.of("outcome", "closed", "ending", "CAME_TRUE", "note", "Insurer pays"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.get(at, "Accept-Language", "en").body()).contains("It came true", "Insurer pays", "Closed");
        assertThat(chen.get(path + "?state=all", "Accept-Language", "en").body())
                .contains("It came true");

        String csv =
                chen.get(path + "/export?state=all", "Accept-Language", "en").body();
        assertThat(csv).startsWith("\uFEFFNumber,Kind,").contains(risk, "It came true", "Insurer pays");
        List<String> said = trail.latest(key, 50, Locale.ENGLISH).stream()
                .map(TrailEntry::what)
                .toList();
        assertThat(said)
                .anyMatch(line -> line.startsWith("Risk raised: " + risk))
                .anyMatch(line -> line.contains("probability 4 × impact 4, level Extreme"))
                .anyMatch(line -> line.contains("Transfer, level then Low"))
                .anyMatch(line -> line.startsWith("Work item " + key + "-2 Write ten articles linked"))
                .anyMatch(line -> line.startsWith("Trigger of risk fired"))
                .anyMatch(line -> line.endsWith("(It came true)"));
        assertThat(trail.latest(key, 50, Locale.SIMPLIFIED_CHINESE))
                .extracting(TrailEntry::what)
                .anyMatch(line -> line.contains("可能性 4 × 影响 4，等级 极高"));
    }

    @Test
    void closedToStrangersAndToWhoHasNoBusiness() {
        String key = executing();
        Risk risk = planned(key, 2, 3, Trigger.NONE);
        String path = "/projects/" + key + "/risks";
        String at = path + "/" + risk.key();
        Map<String, String> commands = Map.of(
                "",
                "version=1&kind=THREAT&event=Mine",
                "/assessment",
                "probability=1&impact=1",
                "/plan",
                "strategy=ACCEPT&residualProbability=1&residualImpact=1",
                "/response",
                "outcome=closed&ending=CAME_TRUE&note=x",
                "/closing",
                "ending=DISMISSED&reason=x",
                "/items",
                "itemKey=" + key + "-1",
                "/items/" + key + "-1/removal",
                "",
                "/work",
                "title=x");
        Visitor stranger = visitor("sun");
        for (String page : List.of(
                path,
                path + "/matrix",
                path + "/scales",
                path + "/new",
                path + "/export",
                path + "/suggestions",
                at,
                at + "/edit")) {
            assertThat(stranger.get(page).statusCode()).as(page).isEqualTo(404);
        }
        commands.forEach(
                (command, form) -> assertThat(stranger.raw(at + command, form).statusCode())
                        .as(command)
                        .isEqualTo(404));
        assertThat(stranger.raw(path, "kind=THREAT&event=x").statusCode()).isEqualTo(404);
        assertThat(stranger.raw(at + "/trigger", "why=x").statusCode()).isEqualTo(404);
        assertThat(stranger.raw(path + "/carrying-over", "reason=x").statusCode())
                .isEqualTo(404);
        assertThat(stranger.raw(path + "/suggestions/acceptance", "id=x&facts=y")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.raw(path + "/suggestions/dismissal", "id=x&facts=y&reason=z")
                        .statusCode())
                .isEqualTo(404);

        Visitor manager = visitor("zhao");
        assertThat(manager.get(at).statusCode()).as("managers see all projects").isEqualTo(200);
        assertThat(manager.raw(path, "kind=THREAT&event=x").statusCode()).isEqualTo(403);
        assertThat(manager.raw(at + "/trigger", "why=x").statusCode()).isEqualTo(403);

        Visitor chen = visitor("chen");
        for (String command : List.of("", "/assessment", "/plan", "/closing", "/items", "/work")) {
            assertThat(chen.raw(at + command, commands.get(command)).statusCode())
                    .as(command)
                    .isEqualTo(403);
        }
        assertThat(chen.raw(at + "/response", commands.get("/response")).statusCode())
                .as("nothing fired")
                .isEqualTo(409);
        assertThat(chen.get(at + "/edit").statusCode()).isEqualTo(403);
        assertThat(chen.raw(path + "/carrying-over", "reason=x").statusCode()).isEqualTo(403);
        Visitor wu = visitor("wu");
        assertThat(wu.raw(at + "/closing", commands.get("/closing")).statusCode())
                .isEqualTo(403);

        String elsewhere = executing();
        assertThat(wu.get("/projects/" + elsewhere + "/risks/" + risk.key()).statusCode())
                .isEqualTo(404);
        assertThat(wu.raw("/projects/" + elsewhere + "/risks/" + risk.key() + "/trigger", "why=x")
                        .statusCode())
                .isEqualTo(404);
        String task = task(raised(key), "assessRisk").getId();
        assertThat(chen.get("/tasks/" + task + "/risk").statusCode()).isEqualTo(404);
        assertThat(chen.get("/api/tasks/" + task + "/risk").statusCode()).isEqualTo(404);
        assertThat(wu.get("/tasks/" + openTask("chen", key, "doWork").getId() + "/risk")
                        .statusCode())
                .isEqualTo(404);
        assertThat(now(risk).state()).isEqualTo(RiskState.PLANNED);
        assertThat(now(risk).version()).isEqualTo(risk.version());
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        String key = executing();
        String path = "/projects/" + key + "/risks";
        Visitor chen = visitor("chen");
        for (String form : List.of(
                "kind=THREAT&event=",
                "event=x",
                "kind=MAGIC&event=x",
                "kind=THREAT&event=" + "x".repeat(301),
                "kind=THREAT&event=x&cause=" + "x".repeat(2001),
                "kind=THREAT&event=x&ownerId=sun",
                "kind=THREAT&event=x&ownerId=" + URLEncoder.encode("' or 1=1", StandardCharsets.UTF_8),
                "kind=THREAT&event=x&nearUntil=2027-01-01",
                "kind=THREAT&event=x&nearFrom=31.12.2027",
                "kind=THREAT&event=x&nearFrom=%2B99999-01-01",
                "kind=THREAT&event=x&nearFrom=2027-02-01&nearUntil=2027-01-01",
                "kind=THREAT&event=x&money=-1",
                "kind=THREAT&event=x&money=1e99",
                "kind=THREAT&event=x&money=many",
                "kind=THREAT&event=x&triggerKind=DATE",
                "kind=THREAT&event=x&triggerKind=ITEM_LATE&triggerItem=" + key + "-99&triggerDays=2",
                "kind=THREAT&event=x&triggerKind=ITEM_LATE&triggerItem=" + key + "-1&triggerDays=0",
                "kind=THREAT&event=x&triggerKind=WHENEVER")) {
            assertThat(chen.raw(path, form).statusCode()).as(form).isBetween(400, 422);
        }
        assertThat(counts.of(key)).isEqualTo(RiskFigures.NONE);
        Visitor lin = visitor("lin");
        for (String query : List.of(
                "?kind=x&level=x&state=x&owner=x&sort=x&probability=9&impact=-1",
                "?sort=" + URLEncoder.encode("number; drop table risk", StandardCharsets.UTF_8),
                "?owner=" + URLEncoder.encode("' or '1'='1", StandardCharsets.UTF_8),
                "?page=-5",
                "?page=999999999",
                "?level=none&state=all&residual=true&probability=1&impact=1")) {
            assertThat(lin.get(path + query).statusCode()).as(query).isEqualTo(200);
        }
        assertThat(lin.get(path + "?page=x").statusCode()).isBetween(400, 422);
        assertThat(lin.get(path + "/matrix?kind=x").statusCode()).isEqualTo(400);
        assertThat(lin.get(path + "/" + key + "-R1").statusCode()).isEqualTo(404);
    }

    @Test
    void theRegisterIsFilteredSortedAndPaged() {
        String key = executing();
        String path = "/projects/" + key + "/risks";
        Risk high = assessed(key, 4, 4);
        for (int number = 0; number < RiskList.PAGE; number++) {
            String event = "Filler " + number;
            as("chen", () -> risks.raise(key, draft(event, "lin")));
        }
        Visitor lin = visitor("lin");
        String first = lin.get(path, "Accept-Language", "en").body();
        assertThat(first.indexOf(high.key() + "<")).isPositive().isLessThan(first.indexOf(">Filler 0<"));
        assertThat(first).contains("Page 1 of 2").doesNotContain(">Filler 24<");
        assertThat(lin.get(path + "?page=2", "Accept-Language", "en").body()).contains(">Filler 24<");
        assertThat(lin.get(path + "?level=HIGH").body()).contains(high.key()).doesNotContain(">Filler");
        assertThat(lin.get(path + "?owner=wu").body()).contains(high.key()).doesNotContain(">Filler");
        assertThat(lin.get(path + "?kind=OPPORTUNITY", "Accept-Language", "en").body())
                .contains("No risk fits");
        assertThat(lin.get(path + "?probability=4&impact=4", "Accept-Language", "en")
                        .body())
                .contains(high.key(), "Probability 4, impact 4")
                .doesNotContain(">Filler");
        assertThat(lin.get(path + "?sort=event").body()).contains("aria-sort=\"ascending\"");
    }

    @Test
    void manyRisksTakeAsManyStatementsAsFew() {
        String key = executing();
        Visitor lin = visitor("lin");
        List<String> pages = List.of("", "/matrix", "/suggestions", "/export", "/scales");
        assessed(key, 1, 2);
        List<Integer> few =
                pages.stream().map(page -> statements(lin, key, page)).toList();
        for (int number = 0; number < 12; number++) {
            assessed(key, 1 + number % 5, 1 + number % 3);
        }
        assertThat(pages.stream().map(page -> statements(lin, key, page)).toList())
                .isEqualTo(few);
    }

    private static int statements(Visitor visitor, String key, String page) {
        return Statements.settled(
                        () -> visitor.get("/projects/" + key + "/risks" + page).body())
                .size();
    }

    @Test
    void matrixBurnDownAndScalesSayWhatTheyCount() {
        String key = executing();
        String path = "/projects/" + key + "/risks";
        Risk risk = planned(key, 2, 3, Trigger.NONE);
        raised(key);
        String page =
                visitor("lin").get(path + "/matrix", "Accept-Language", "en").body();
        assertThat(page)
                .contains("Before any response", "With the responses", "Not assessed yet: 1")
                .contains("probability=4&amp;impact=4&amp;residual=false")
                .contains("probability=2&amp;impact=3&amp;residual=true")
                .contains("Risk burn-down");
        assertThat(visitor("lin")
                        .get(path + "/matrix?kind=OPPORTUNITY", "Accept-Language", "zh-CN")
                        .body())
                .contains("机会", "风险燃尽");
        assertThat(visitor("chen")
                        .get(path + "?probability=2&impact=3&residual=true")
                        .body())
                .contains(risk.key());
        assertThat(visitor("chen")
                        .get(path + "/scales", "Accept-Language", "en")
                        .body())
                .contains("31–50 %", "1 to 2 weeks", "ISO 31000", "Make it less likely");
        assertThat(visitor("chen")
                        .get(path + "/scales", "Accept-Language", "zh-CN")
                        .body())
                .contains("极可能", "不超过 2 个工作日", "《PMBOK 指南》");
    }

    @Test
    void factsSuggestRisksOnceEach() {
        String key = executing();
        LocalDate end = projects.require(key).endDate();
        addItem(
                key,
                ItemDraft.of("Print everything", "chen", null, null, hours(60)).after(key + "-2"));
        assertThat(names(key)).containsExactly("onePerson:chen");
        itIs(items.require(key + "-1").finishDate().plusDays(1));
        assertThat(names(key)).contains("overdue", "onePerson:chen");
        String path = "/projects/" + key + "/risks/suggestions";
        Visitor chen = visitor("chen");
        assertThat(chen.get(path, "Accept-Language", "en").body())
                .contains("One critical item is overdue: " + key + "-1 Audit the site", "Take it up");
        assertThat(chen.get(path, "Accept-Language", "zh-CN").body()).contains("1 项关键任务逾期");
        Suggestion overdue = suggestion(key, "overdue");
        Map<String, String> chosen =
                Map.of("id", overdue.origin().id(), "facts", overdue.origin().facts());
        assertThat(chen.post(path + "/acceptance", Map.of("id", "overdue", "facts", "other"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(place(chen.post(path + "/acceptance", chosen))).endsWith(key + "-R1");
        Risk risk = risks.require(key, key + "-R1");
        assertThat(risk.ownerId()).isEqualTo("lin");
        assertThat(risk.itemKeys()).containsExactly(key + "-1");
        assertThat(risk.idea()).isNotBlank();
        assertThat(chen.post(path + "/acceptance", chosen).statusCode())
                .as("once")
                .isEqualTo(409);
        as("lin", () -> risks.close(key, risk.key(), Ending.DISMISSED, "It was done"));
        assertThat(names(key)).as("the same facts are not suggested again").doesNotContain("overdue");

        Suggestion one = suggestion(key, "onePerson:chen");
        Map<String, String> dismissed = new HashMap<>(
                Map.of("id", one.origin().id(), "facts", one.origin().facts(), "reason", " "));
        assertThat(chen.post(path + "/dismissal", dismissed).statusCode()).isEqualTo(422);
        dismissed.put("reason", "Wu can take over");
        assertThat(chen.post(path + "/dismissal", dismissed).statusCode()).isEqualTo(302);
        assertThat(names(key)).doesNotContain("onePerson:chen");

        addItem(key, ItemDraft.of("Hand it over", "wu", end, end, hours(4)));
        assertThat(names(key)).contains("noSlack");
    }

    @Test
    void spendingAheadOfTheWorkIsSuggested() {
        String key = executing();
        assertThat(names(key)).doesNotContain("spend");
        for (int day = 0; day < 2; day++) {
            itIs(today().plusDays(1));
            as("chen", () -> work.report(key + "-1", new Work.Report(5, today(), hours(12), "")));
        }
        assertThat(names(key)).contains("spend");
        assertThat(suggestion(key, "spend").why()).startsWith("30 % of the planned hours are spent, but only ");
    }

    private List<String> names(String key) {
        return as("lin", () -> suggestions.of(projects.require(key))).stream()
                .map(suggestion -> suggestion.origin().id())
                .toList();
    }

    private Suggestion suggestion(String key, String id) {
        return as("lin", () -> suggestions.of(projects.require(key))).stream()
                .filter(suggestion -> suggestion.origin().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }

    private static String place(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
