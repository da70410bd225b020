package org.gatehouse.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.Executing;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.PlanMerge;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.ResourceDraft;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Asking for a change in the portal, and what stays closed. */
class ChangePagesTests extends Executing {

    @Autowired
    Changes changes;

    @Autowired
    ProjectResources resources;

    @Test
    void aMemberAsksDescribesAndSubmits() {
        String key = executing();
        Visitor chen = new Visitor(port).signIn("chen");
        String path = "/projects/" + key + "/changes";
        assertThat(chen.get(path, "Accept-Language", "en").body()).contains("Ask for a change");
        assertThat(chen.get(path + "/new").statusCode()).isEqualTo(200);
        assertThat(chen.post(path, Map.of("title", "", "reason", "")).statusCode())
                .isEqualTo(422);
        String place = chen.post(path, Map.of("title", "Later launch", "reason", "The agency is late"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String id = key + "-C1";
        assertThat(place).endsWith(path + "/" + id);

        String at = path + "/" + id;
        assertThat(chen.get(at, "Accept-Language", "en").body()).contains("Nothing yet", "Reschedule an item");
        assertThat(chen.post(at + "/description", Map.of("decision", "submit")).statusCode())
                .isEqualTo(422);
        Map<String, String> line = new HashMap<>(Map.of(
                "version",
                version(key, id),
                "kind",
                "RESCHEDULE",
                "itemKey",
                key + "-2",
                "finish",
                projects.require(key).endDate().plusDays(3).toString()));
        assertThat(chen.post(at + "/lines", line).statusCode()).isEqualTo(302);
        assertThat(chen.post(at + "/lines", line).statusCode())
                .as("another's state")
                .isEqualTo(409);
        line.put("version", version(key, id));
        line.put("finish", "31.12.2027");
        assertThat(chen.post(at + "/lines", line).statusCode()).isEqualTo(422);
        assertThat(chen.get(at, "Accept-Language", "en").body())
                .contains("Before and after", "after the project&#39;s end", "by this change");
        assertThat(chen.get(at + "?embed=1", "Accept-Language", "zh-CN").body())
                .contains("变更前后")
                .doesNotContain("gh-nav", "提交关口");

        assertThat(chen.post(at + "/description", Map.of("decision", "submit")).statusCode())
                .isEqualTo(302);
        assertThat(changes.require(key, id).state()).isEqualTo(ChangeState.SUBMITTED);
        Visitor fang = new Visitor(port).signIn("fang");
        String gate = openTask("fang", key, "decideGate").getId();
        assertThat(fang.get("/tasks/" + gate + "/dossier", "Accept-Language", "en")
                        .body())
                .contains("The change", "Later launch", "Write ten articles", "Health of the project");
    }

    @Test
    void closedToStrangersAndToWhoHasNoBusiness() {
        String key = executing();
        Change change = as("chen", () -> changes.request(key, "Later launch", "The agency is late"));
        String path = "/projects/" + key + "/changes";
        String at = path + "/" + change.id();
        String task = openTask("chen", key, "describeChange").getId();
        Map<String, String> line = Map.of("version", "1", "kind", "CANCEL", "itemKey", key + "-1");

        Visitor other = new Visitor(port).signIn("wu");
        assertThat(other.get(at, "Accept-Language", "en").body()).doesNotContain("Reschedule an item");
        assertThat(other.post(at, Map.of("version", "1", "title", "Mine", "reason", "Mine"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.post(at + "/lines", line).statusCode()).isEqualTo(403);
        assertThat(other.post(at + "/lines/0/remove", Map.of("version", "1")).statusCode())
                .isEqualTo(403);
        assertThat(other.post(at + "/description", Map.of("decision", "withdraw"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.get("/tasks/" + task + "/change").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port)
                        .signIn("chen")
                        .get("/tasks/" + task + "/change")
                        .statusCode())
                .isEqualTo(200);

        Visitor manager = new Visitor(port).signIn("zhao");
        assertThat(manager.get(at).statusCode()).isEqualTo(200);
        assertThat(manager.post(path, Map.of("title", "A", "reason", "B")).statusCode())
                .isEqualTo(403);

        Visitor stranger = new Visitor(port).signIn("sun");
        for (String page : new String[] {path, path + "/new", at, "/tasks/" + task + "/change"}) {
            assertThat(stranger.get(page).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(stranger.post(path, Map.of("title", "A", "reason", "B")).statusCode())
                .isEqualTo(404);
        assertThat(stranger.post(at + "/lines", line).statusCode()).isEqualTo(404);
        String elsewhere = executing();
        assertThat(other.get("/projects/" + elsewhere + "/changes/" + change.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(changes.require(key, change.id()).lines()).isEmpty();
    }

    @Test
    void attemptsAreComparedSideBySideAndStayPrivate() {
        String key = executing();
        Visitor chen = new Visitor(port).signIn("chen");
        String path = "/projects/" + key + "/changes";
        for (String title : new String[] {"Half the articles", "Two more weeks"}) {
            assertThat(chen.post(path, Map.of("title", title, "reason", "Time is short", "as", "idea"))
                            .statusCode())
                    .isEqualTo(302);
        }
        String one = path + "/" + key + "-C1";
        String two = path + "/" + key + "-C2";
        assertThat(chen.post(
                                one + "/lines",
                                Map.of("version", version(key, key + "-C1"), "kind", "CANCEL", "itemKey", key + "-2"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.post(
                                two + "/lines",
                                Map.of(
                                        "version", version(key, key + "-C2"),
                                        "kind", "ADD",
                                        "title", "Proofread them",
                                        "ownerId", "chen",
                                        "hours", "24",
                                        "links", "2FS+1d"))
                        .statusCode())
                .isEqualTo(302);
        String compare = path + "/compare?of=" + key + "-C1&of=" + key + "-C2";
        assertThat(chen.get(compare, "Accept-Language", "en").body())
                .contains("Half the articles", "Two more weeks", "0 move, 0 new, 1 cancelled", "0 move, 1 new")
                .doesNotContain("Cost of the plan");
        assertThat(chen.get(compare, "Accept-Language", "zh-CN").body()).contains("变更方案比较", "试算中");
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get(compare, "Accept-Language", "en")
                        .body())
                .contains("Cost of the plan");
        assertThat(chen.get(path + "/compare").statusCode()).isEqualTo(422);
        assertThat(chen.get(path + "/compare?of=1&of=2&of=3&of=4&of=5").statusCode())
                .isEqualTo(422);
        assertThat(chen.get(path + "/compare?of=" + key + "-C9").statusCode()).isEqualTo(404);

        assertThat(chen.get(two, "Accept-Language", "en").body())
                .contains("only tried out", "Ask for this change", key + "/changes/" + key + "-C2/gantt");
        String picture = chen.get(two + "/gantt", "Accept", "application/json").body();
        assertThat(picture).contains("Proofread them", "\"editable\":false", "\"baselineStart\":\"");
        assertThat(chen.get(one + "/gantt", "Accept", "application/json").body())
                .contains("\"CANCELLED\"");
        assertThat(chen.get(path + "/new?like=" + key + "-C2", "Accept-Language", "en")
                        .body())
                .contains("It begins with what");

        for (String person : new String[] {"wu", "zhao"}) {
            Visitor other = new Visitor(port).signIn(person);
            assertThat(other.get(path, "Accept-Language", "en").body()).doesNotContain("Half the articles");
            for (String page : new String[] {one, one + "/gantt", compare, path + "/new?like=" + key + "-C1"}) {
                assertThat(other.get(page).statusCode()).as(person + " " + page).isIn(403, 404);
            }
            assertThat(other.post(one + "/request", Map.of("version", "1")).statusCode())
                    .isIn(403, 404);
            assertThat(other.post(one + "/discard", Map.of("version", "1")).statusCode())
                    .isIn(403, 404);
        }
        Visitor stranger = new Visitor(port).signIn("sun");
        assertThat(stranger.get(compare).statusCode()).isEqualTo(404);
        assertThat(stranger.get(two + "/gantt").statusCode()).isEqualTo(404);

        assertThat(chen.post(one + "/discard", Map.of("version", version(key, key + "-C1")))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.post(two + "/request", Map.of("version", version(key, key + "-C2")))
                        .statusCode())
                .isEqualTo(302);
        assertThat(changes.require(key, key + "-C2").state()).isEqualTo(ChangeState.DRAFT);
        assertThat(openTask("chen", key, "describeChange")).isNotNull();
        assertThat(new Visitor(port)
                        .signIn("wu")
                        .get(path, "Accept-Language", "en")
                        .body())
                .contains("Two more weeks")
                .doesNotContain("Half the articles");
    }

    @Test
    void theManagerSeesTheImpactWhereTheyDecide() {
        String key = executing();
        Change change = as("chen", () -> changes.request(key, "Chen writes them", "Wu is away"));
        as("chen", () -> changes.addLine(key, change.id(), change.version(), ChangeLine.reassign(key + "-2", "chen")));
        as(
                "lin",
                () -> resources.add(
                        key,
                        new ResourceDraft(
                                ProjectResource.Kind.PERSON, "wu", "", 100, "", new BigDecimal("210"), null, null)));
        as("chen", () -> changes.finishDescribing(key, change.id(), "submit"));
        String task = openTask("lin", key, "approveChange").getId();
        Visitor lin = new Visitor(port).signIn("lin");
        assertThat(lin.get("/tasks/" + task + "/change").body()).contains("/changes/" + change.id());
        assertThat(lin.get("/projects/" + key + "/changes/" + change.id() + "?embed=1", "Accept-Language", "en")
                        .body())
                .contains("Who decides:", "the project manager decides", "Cost of the plan", "Person-days");
        assertThat(new Visitor(port)
                        .signIn("wu")
                        .get("/projects/" + key + "/changes/" + change.id(), "Accept-Language", "en")
                        .body())
                .doesNotContain("Cost of the plan");
        assertThat(new Visitor(port)
                        .signIn("chen")
                        .get("/tasks/" + task + "/change")
                        .statusCode())
                .isEqualTo(404);
        as("lin", () -> projects.release(key, "chen"));
        Visitor released = new Visitor(port).signIn("chen");
        assertThat(released.get("/projects/" + key + "/changes/" + change.id()).statusCode())
                .isEqualTo(200);
        assertThat(released.post("/projects/" + key + "/changes", Map.of("title", "A", "reason", "B", "as", "idea"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void hostileInputIsRefusedAndChangesNothing() {
        String key = executing();
        Change change = as("chen", () -> changes.tryOut(key, "Attempt", "To see", ""));
        String at = "/projects/" + key + "/changes/" + change.id();
        Visitor chen = new Visitor(port).signIn("chen");
        List<Map<String, String>> wrong = List.of(
                Map.of("kind", "EVERYTHING"),
                Map.of("kind", ""),
                Map.of("kind", "ADD", "title", "<script>", "ownerId", "chen", "hours", "1e400"),
                Map.of("kind", "ADD", "title", "A", "ownerId", "'; drop table", "hours", "5"),
                Map.of("kind", "LINK", "itemKey", key + "-1", "links", "x".repeat(3000)),
                Map.of("kind", "LINK", "itemKey", "../../etc", "links", ""),
                Map.of("kind", "BUDGET_LINE", "fromLine", "abc", "amount", "5"),
                Map.of("kind", "BUDGET_LINE", "fromLine", "9223372036854775807", "amount", "5"),
                Map.of("kind", "BUDGET", "amount", "99999999999999999999"),
                Map.of("kind", "GOAL", "goalKey", key + "-G1", "amount", "1E+20"),
                Map.of("kind", "PRIORITY", "itemKey", key + "-1", "priority", "HIGHEST"),
                Map.of("kind", "RESCHEDULE", "itemKey", key + "-1", "finish", "+999999999-12-31"));
        for (Map<String, String> line : wrong) {
            Map<String, String> sent = new HashMap<>(line);
            sent.put("version", version(key, change.id()));
            assertThat(chen.post(at + "/lines", sent).statusCode())
                    .as("%s", line)
                    .isBetween(400, 422);
        }
        assertThat(changes.require(key, change.id()).lines()).isEmpty();
        assertThat(chen.get("/projects/" + key + "/changes?page=-7").statusCode())
                .isEqualTo(200);
    }

    @Test
    void muchTakesAsManyStatementsAsLittle() {
        String small = executing();
        String large = executing();
        List<PlanMerge.Addition> more = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            more.add(new PlanMerge.Addition(
                    "r" + number,
                    ItemDraft.of("Text " + number, "chen", null, null, hours(4)),
                    null,
                    PlanMerge.Happened.NOTHING));
        }
        as("lin", () -> items.merge(large, new PlanMerge(more, List.of(), List.of(), "test")));
        tryOut(small, 2);
        tryOut(large, 40);
        Visitor lin = new Visitor(port).signIn("lin");
        for (String page : List.of("/%1$s-C1", "/%1$s-C1/gantt", "/compare?of=%1$s-C1")) {
            assertThat(statements(lin, large, page).size())
                    .as(page)
                    .isEqualTo(statements(lin, small, page).size());
        }
    }

    private static List<String> statements(Visitor visitor, String key, String page) {
        return Statements.settled(() -> assertThat(visitor.get("/projects/" + key + "/changes" + page.formatted(key))
                        .statusCode())
                .as(page)
                .isEqualTo(200));
    }

    private void tryOut(String key, int items) {
        Change idea = as("chen", () -> changes.tryOut(key, "Less", "To see", ""));
        for (int number = 2; number <= items; number++) {
            String item = key + "-" + number;
            as(
                    "chen",
                    () -> changes.addLine(
                            key,
                            idea.id(),
                            changes.require(key, idea.id()).version(),
                            ChangeLine.reschedule(item, null, null, hours(6))));
        }
    }

    private String version(String key, String id) {
        return Integer.toString(changes.require(key, id).version());
    }
}
