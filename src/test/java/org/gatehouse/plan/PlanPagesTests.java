package org.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PlanPagesTests extends PlanTest {

    @Autowired
    Baselines baselines;

    @Test
    void anEmptyPlanInvitesToBegin() {
        String key = newProject();
        assertThat(visitor("lin").get(page(key)).body())
                .contains("Import a plan", "No items yet. Add the first piece of work");
        assertThat(visitor("chen").get(page(key)).body())
                .contains("There is no plan yet.")
                .doesNotContain("/plan/items/new");
    }

    @Test
    void itemsAreEnteredChangedAndCancelledByForm() {
        String key = newProject();
        Visitor lin = visitor("lin");
        assertThat(lin.get(page(key) + "/items/new").statusCode()).isEqualTo(200);
        HttpResponse<String> added = lin.post(page(key) + "/items", form("<b>Keyword</b> list", "chen", "16", ""));
        assertThat(added.statusCode()).isEqualTo(302);
        lin.post(page(key) + "/items", form("Landing pages", "wu", "8", key + "-1"));
        String body = lin.get(page(key)).body();
        assertThat(body).contains("&lt;b&gt;Keyword&lt;/b&gt; list", "Landing pages", "陈杰 Chen Jie");
        assertThat(items.require(key + "-2").predecessors()).containsExactly(key + "-1");
        assertThat(items.require(key + "-1").needsAcceptance()).isFalse();

        Map<String, String> change = form("Keyword list", "chen", "24", "");
        change.put("version", Integer.toString(items.require(key + "-1").version()));
        change.put("needsAcceptance", "true");
        assertThat(lin.post(page(key) + "/items/" + key + "-1", change).statusCode())
                .isEqualTo(302);
        assertThat(items.require(key + "-1").effortHours()).isEqualByComparingTo("24");
        assertThat(items.require(key + "-1").needsAcceptance()).isTrue();
        assertThat(lin.post(page(key) + "/items/" + key + "-1", change).statusCode())
                .isEqualTo(409);

        Map<String, String> cancel = new HashMap<>(
                Map.of("version", Integer.toString(items.require(key + "-2").version()), "reason", ""));
        assertThat(lin.post(page(key) + "/items/" + key + "-2/cancellation", cancel)
                        .statusCode())
                .isEqualTo(422);
        cancel.put("reason", "Not needed");
        assertThat(lin.post(page(key) + "/items/" + key + "-2/cancellation", cancel)
                        .statusCode())
                .isEqualTo(302);
        assertThat(lin.get(page(key) + "/items/" + key + "-2").body()).contains("Not needed", "Cancelled");
    }

    @Test
    void wrongFormsChangeNothing() {
        String key = newProject();
        Visitor lin = visitor("lin");
        assertThat(lin.post(page(key) + "/items", form("", "chen", "8", "")).statusCode())
                .isEqualTo(422);
        assertThat(lin.post(page(key) + "/items", form("A", "nobody", "8", "")).statusCode())
                .isEqualTo(422);
        assertThat(lin.post(page(key) + "/items", form("A", "chen", "-8", "")).statusCode())
                .isEqualTo(422);
        assertThat(lin.post(page(key) + "/items", form("A", "chen", "8", "SEO-99"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lin.post(page(key) + "/items", form("A", "chen", "lots", "")).statusCode())
                .isBetween(400, 422);
        Map<String, String> date = form("A", "chen", "", "");
        date.put("start", "soon");
        assertThat(lin.post(page(key) + "/items", date).statusCode()).isBetween(400, 422);
        assertThat(items.of(key)).isEmpty();
    }

    @Test
    void thePictureHasItsDatesLinksAndBaseline() throws Exception {
        String key = newProject();
        add(key, item("Keyword list", 8));
        add(key, item("Landing pages", 8).after(key + "-1"));
        add(key, ItemDraft.of("Undated", "chen", null, null, null));
        baselines.take(key, Baseline.Occasion.PLAN_GATE, "", "");
        as("lin", () -> items.change(key, key + "-1", items.require(key + "-1").version(), item("Keyword list", 40)));
        JsonNode plan = new ObjectMapper()
                .readTree(visitor("chen").get(page(key) + "/gantt").body());
        assertThat(plan.get("items")).hasSize(2);
        assertThat(plan.at("/items/1/start").asText()).isEqualTo("2027-01-11T09:00:00");
        assertThat(plan.at("/items/1/baselineStart").asText()).isEqualTo("2027-01-05T09:00:00");
        assertThat(plan.at("/links/0/source").asText()).isEqualTo(key + "-1");
        assertThat(plan.at("/links/0/type").asText()).isEqualTo("FS");
        assertThat(visitor("chen").get(page(key) + "/baselines").body())
                .contains("Baseline 1 and the plan now", "4 working days later");
        assertThat(visitor("chen").get(page(key) + "/baselines?number=9").statusCode())
                .isEqualTo(404);
    }

    @Test
    void longPlansArePagedAndFiltered() {
        String key = newProject();
        List<PlanMerge.Addition> many = IntStream.rangeClosed(1, 130)
                .mapToObj(i -> new PlanMerge.Addition(
                        "#" + i,
                        new ItemDraft(
                                "Item " + i,
                                "",
                                "Phase",
                                i % 2 == 0 ? "chen" : "wu",
                                null,
                                null,
                                BigDecimal.ONE,
                                Priority.NORMAL,
                                List.of(),
                                "",
                                false),
                        null,
                        PlanMerge.Happened.NOTHING))
                .toList();
        as("lin", () -> items.merge(key, new PlanMerge(many, List.of(), List.of(), "plan")));
        Visitor chen = visitor("chen");
        assertThat(chen.get(page(key)).body()).contains(">Item 100<").doesNotContain(">Item 101<");
        assertThat(chen.get(page(key) + "?page=2").body())
                .contains(">Item 130<")
                .doesNotContain(">Item 100<");
        assertThat(chen.get(page(key) + "?page=-7").statusCode()).isEqualTo(200);
        assertThat(chen.get(page(key) + "?owner=wu").body())
                .contains(">Item 129<")
                .doesNotContain(">Item 2<");
    }

    @Test
    void pagesSpeakChineseAndFitIntoATask() {
        String key = newProject();
        add(key, item("关键词", 8));
        String body = visitor("lin")
                .get(page(key) + "?embed=1", "Accept-Language", "zh-CN")
                .body();
        assertThat(body).contains("工时（小时）", "gh-embedded").doesNotContain("??");
    }

    @Test
    void strangersFindNothingAndMembersChangeNothing() {
        String key = newProject();
        WorkItem item = add(key, item("Keyword list", 8));
        String version = Integer.toString(item.version());
        List<String> readable = List.of("", "/gantt", "/baselines", "/items/" + item.key(), "/import/sample.csv");
        List<String> steering = List.of("/items/new", "/import");
        Map<String, Map<String, String>> posts = Map.of(
                "/items",
                form("Mine", "chen", "8", ""),
                "/items/" + item.key(),
                with(form("Mine", "chen", "8", ""), "version", version),
                "/items/" + item.key() + "/cancellation",
                Map.of("version", version, "reason", "No"),
                "/note",
                Map.of("note", "Hello"));
        Visitor sun = visitor("sun");
        Visitor chen = visitor("chen");
        for (String path : readable) {
            assertThat(sun.get(page(key) + path).statusCode()).as(path).isEqualTo(404);
            assertThat(chen.get(page(key) + path).statusCode()).as(path).isEqualTo(200);
        }
        for (String path : steering) {
            assertThat(sun.get(page(key) + path).statusCode()).as(path).isEqualTo(404);
            assertThat(chen.get(page(key) + path).statusCode()).as(path).isEqualTo(403);
        }
        posts.forEach((path, fields) -> {
            assertThat(sun.post(page(key) + path, fields).statusCode()).as(path).isEqualTo(404);
            assertThat(chen.post(page(key) + path, fields).statusCode())
                    .as(path)
                    .isEqualTo(403);
        });
        byte[] file = "title\nA".getBytes(StandardCharsets.UTF_8);
        assertThat(sun.upload(page(key) + "/import", "file", "a.csv", file).statusCode())
                .isEqualTo(404);
        assertThat(chen.upload(page(key) + "/import", "file", "a.csv", file).statusCode())
                .isEqualTo(403);
        assertThat(items.of(key))
                .singleElement()
                .satisfies(it -> assertThat(it.title()).isEqualTo("Keyword list"));
        String other = newProject();
        assertThat(visitor("lin").get(page(other) + "/items/" + item.key()).statusCode())
                .isEqualTo(404);
        assertThat(visitor("lin")
                        .post(
                                page(other) + "/items/" + item.key() + "/cancellation",
                                Map.of("version", version, "reason", "No"))
                        .statusCode())
                .isEqualTo(404);
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }

    private static String page(String key) {
        return "/projects/" + key + "/plan";
    }

    private static Map<String, String> form(String title, String owner, String effort, String predecessors) {
        Map<String, String> form = new HashMap<>();
        form.put("title", title);
        form.put("description", "");
        form.put("phaseName", "");
        form.put("ownerId", owner);
        form.put("start", "");
        form.put("finish", "");
        form.put("effortHours", effort);
        form.put("priority", "NORMAL");
        form.put("predecessors", predecessors);
        form.put("deliverable", "");
        return form;
    }

    private static Map<String, String> with(Map<String, String> form, String field, String text) {
        Map<String, String> more = new HashMap<>(form);
        more.put(field, text);
        return more;
    }
}
