package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.api.Program.Answer;
import org.gatehouse.engine.Identities;
import org.gatehouse.plan.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The interface by real requests: who gets in, what is refused and how, and that nothing acts twice. */
class ApiTests extends Executing {

    private static final String EVERYTHING = "projects:write goals:write items:write tasks:write decisions:write"
            + " risks:write readings:write time:write";

    /** Programs by person; tokens are few for each. */
    private static final Map<String, Program> PROGRAMS = new HashMap<>();

    /** A project in its execution, for whatever only looks or adds. */
    private static String shared;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private TokenSweep sweep;

    @Autowired
    private Identities identities;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void begin() {
        if (shared == null) {
            shared = executing();
        }
    }

    private Program of(String person) {
        return PROGRAMS.computeIfAbsent(person, id -> new Program(port, token(id, EVERYTHING)));
    }

    private String token(String person, String scope) {
        return as(person, () -> tokens.make("test", Scope.read(scope), today().plusDays(30)));
    }

    // --- who gets in -------------------------------------------------------------------------------------------

    @Test
    void only_tokens_sign_in() {
        Answer nobody = new Program(port, null).get("/projects");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("Bearer"));
        assertThat(nobody.header("Content-Type")).hasValue("application/problem+json");
        assertThat(nobody.code()).isEqualTo("unauthenticated");
        assertThat(nobody.json().path("type").asText()).isEqualTo("urn:gatehouse:problem:unauthenticated");
        for (String wrong : List.of("gh_", TokenText.make(), "x", token("amy", "goals:read") + "x")) {
            assertThat(new Program(port, wrong).get("/projects").status()).isEqualTo(401);
        }
        String basic = java.util.Base64.getEncoder()
                .encodeToString(("lin:" + PASSWORD).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(new Program(port, null)
                        .get("/projects", "Authorization", "Basic " + basic)
                        .status())
                .isEqualTo(401);
        Visitor session = new Visitor(port).signIn("lin");
        assertThat(session.get("/api/v1/projects").statusCode()).isEqualTo(401);
        assertThat(session.json("POST", "/api/v1/projects", "{}", "X-CSRF-TOKEN", session.token())
                        .statusCode())
                .isEqualTo(401);
        assertThat(new Program(port, token("lin", EVERYTHING)).get("/me").header("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void a_token_opens_what_its_scope_names() {
        Program reader = new Program(port, token("lin", "projects:read goals:write"));
        assertThat(reader.get("/projects/" + shared).status()).isEqualTo(200);
        Answer writes = reader.patch("/projects/" + shared, "{}", "If-Match", "\"v0.000000000000\"");
        assertThat(writes.status()).isEqualTo(403);
        assertThat(writes.code()).isEqualTo("scope-missing");
        assertThat(writes.json().path("detail").asText()).contains("projects:write");
        assertThat(reader.get("/projects/" + shared + "/goals").status()).isEqualTo(200);
        for (String closed : List.of("/items", "/decisions", "/risks", "/metrics")) {
            assertThat(reader.get("/projects/" + shared + closed).code()).isEqualTo("scope-missing");
        }
        assertThat(reader.get("/tasks").code()).isEqualTo("scope-missing");
        JsonNode me = reader.get("/me").json();
        assertThat(me.path("id").asText()).isEqualTo("lin");
        assertThat(me.path("scopes").toString()).isEqualTo("[\"projects:read\",\"goals:write\"]");
    }

    @Test
    void a_token_ends_with_its_day_its_revocation_and_its_person() {
        String token = token("sun", "projects:read");
        Program program = new Program(port, token);
        assertThat(program.get("/me").status()).isEqualTo(200);
        AccessToken kept = as("sun", () -> tokens.mine()).get(0);
        assertThat(kept.lastUsedAt()).isNotNull();
        assertThat(sql.sql("select token_hash from access_token where id = ?")
                        .param(kept.id())
                        .query(String.class)
                        .single())
                .as("what is kept does not sign in")
                .doesNotContain(token)
                .hasSize(64);
        sql.sql("update access_token set expires_at = created_at where id = ?")
                .param(kept.id())
                .update();
        assertThat(program.get("/me").status()).isEqualTo(401);

        Program revoked = new Program(port, token("sun", "projects:read"));
        long id = as("sun", () -> tokens.mine()).get(0).id();
        assertThat(new Visitor(port)
                        .signIn("wu")
                        .post("/me/tokens/" + id + "/revocation", Map.of())
                        .statusCode())
                .as("somebody else's token is not there")
                .isEqualTo(404);
        assertThat(revoked.get("/me").status()).isEqualTo(200);
        new Visitor(port).signIn("sun").post("/me/tokens/" + id + "/revocation", Map.of());
        assertThat(revoked.get("/me").status()).isEqualTo(401);

        String leaver = "api" + Long.toString(System.nanoTime(), 36);
        identities.create(
                new Identities.Account(leaver, "Le", "Aver", "", Set.of("staff", "manager")), "A-long-pass-word-9");
        Program leaving = new Program(port, token(leaver, EVERYTHING));
        assertThat(leaving.get("/projects/" + shared).status())
                .as("managers see every project")
                .isEqualTo(200);
        sql.sql("delete from ACT_ID_MEMBERSHIP where USER_ID_ = ? and GROUP_ID_ = 'manager'")
                .param(leaver)
                .update();
        assertThat(leaving.get("/projects/" + shared).status())
                .as("at once, staff see their own alone")
                .isEqualTo(404);
        sql.sql("delete from ACT_ID_MEMBERSHIP where USER_ID_ = ?")
                .param(leaver)
                .update();
        assertThat(leaving.get("/me").status()).as("nothing left").isEqualTo(401);
    }

    @Test
    void the_page_shows_a_token_once_and_refuses_what_has_no_end() {
        Visitor amy = new Visitor(port).signIn("amy");
        LocalDate day = today().plusDays(3);
        String made = amy.post("/me/tokens", Map.of("name", "Once", "lastDay", day.toString(), "scope.goals", "read"))
                .body();
        java.util.regex.Matcher shown =
                java.util.regex.Pattern.compile("gh_[0-9A-Za-z]{38}").matcher(made);
        assertThat(shown.find()).isTrue();
        assertThat(new Program(port, shown.group())
                        .get("/projects/" + shared + "/goals")
                        .status())
                .as("amy is not in this project")
                .isEqualTo(404);
        assertThat(amy.get("/me/tokens").body()).contains("Once").doesNotContain(shown.group());
        for (Map<String, String> wrong : List.of(
                Map.of("name", "Never", "lastDay", "", "scope.goals", "read"),
                Map.of("name", "Never", "lastDay", "2020-01-01", "scope.goals", "read"),
                Map.of("name", "Never", "lastDay", today().plusDays(366).toString(), "scope.goals", "read"),
                Map.of("name", "", "lastDay", day.toString(), "scope.goals", "read"),
                Map.of("name", "Never", "lastDay", day.toString()),
                Map.of("name", "Never", "lastDay", day.toString(), "scope.goals", "own"))) {
            assertThat(amy.post("/me/tokens", wrong).statusCode()).isEqualTo(422);
        }
        assertThat(amy.get("/me/tokens").body()).doesNotContain("Never");

        // A sweep that a test with another clock set off may hold the turn.
        sql.sql("update sweep_turn set held_until = ? where name = 'api'")
                .param(java.sql.Timestamp.from(java.time.Instant.EPOCH))
                .update();
        sweep.run();
        sweep.run();
        assertThat(sql.sql("select count(*) from notice where person_id = 'amy' and message = 'notice.api.tokenEnds'"
                                + " and arguments like '%Once%'")
                        .query(Integer.class)
                        .single())
                .as("a token that ends within a week is told of once")
                .isEqualTo(1);
    }

    @Test
    void people_read_about_the_interface_in_their_language() {
        Visitor chen = new Visitor(port).signIn("chen");
        assertThat(chen.get("/interface").body())
                .contains("/api/v1/projects/{key}/goals", "goals:write", "Decide at a gate");
        assertThat(chen.get("/interface", "Accept-Language", "zh-CN").body()).contains("在关口作出决策", "编程接口");
        assertThat(chen.get("/interface/openapi.yaml").body()).startsWith("openapi: 3");
        assertThat(new Visitor(port).get("/interface").statusCode()).isEqualTo(302);
    }

    // --- whom it shows what -------------------------------------------------------------------------------------

    @Test
    void each_sees_what_they_see_in_the_portal() {
        String goal = goals.of(shared).get(0).key();
        WorkItem item = items.of(shared).get(0);
        List<String> inside = List.of(
                "/projects/" + shared,
                "/projects/" + shared + "/goals",
                "/projects/" + shared + "/goals/" + goal,
                "/projects/" + shared + "/items",
                "/projects/" + shared + "/items/" + item.key(),
                "/projects/" + shared + "/decisions",
                "/projects/" + shared + "/risks",
                "/projects/" + shared + "/metrics");
        for (String path : inside) {
            assertThat(of("chen").get(path).status()).as("member %s", path).isEqualTo(200);
            assertThat(of("fang").get(path).status()).as("sponsor %s", path).isEqualTo(200);
            assertThat(of("zhao").get(path).status()).as("manager %s", path).isEqualTo(200);
            assertThat(of("amy").get(path).status())
                    .as("staff elsewhere %s", path)
                    .isEqualTo(404);
            assertThat(of("han").get(path).status()).as("analyst %s", path).isEqualTo(404);
            assertThat(of("admin").get(path).status())
                    .as("administrator %s", path)
                    .isEqualTo(404);
        }
        String hidden = of("amy").get("/projects/" + shared).text();
        assertThat(hidden.replaceAll("\"requestId\":\"[^\"]*\"", "").replace(shared, "X"))
                .as("what may not be seen looks like what is not there")
                .isEqualTo(of("amy")
                        .get("/projects/NOSUCH")
                        .text()
                        .replaceAll("\"requestId\":\"[^\"]*\"", "")
                        .replace("NOSUCH", "X"));
        assertThat(of("amy").get("/projects?text=" + shared).json().path("items"))
                .isEmpty();
        assertThat(of("chen").get("/projects?text=" + shared).json().path("items"))
                .hasSize(1);
    }

    @Test
    void keys_of_another_project_open_nothing() {
        String other = newProject();
        addSmartGoal(other);
        String goal = goals.of(other).get(0).key();
        String item = items.of(shared).get(0).key();
        Program lin = of("lin");
        assertThat(lin.get("/projects/" + shared + "/goals/" + goal).status()).isEqualTo(404);
        assertThat(lin.get("/projects/" + other + "/items/" + item).status()).isEqualTo(404);
        assertThat(lin.post("/projects/" + other + "/items/" + item + "/progress", "{\"percent\":10}")
                        .status())
                .isEqualTo(404);
        assertThat(of("chen")
                        .post("/projects/" + other + "/items/" + item + "/finish", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(lin.delete("/projects/" + shared + "/goals/" + goal, "If-Match", "\"v0.000000000000\"")
                        .status())
                .isIn(404, 409);
        String task = openTask("chen", shared, "doWork").getId();
        for (String stranger : List.of("wu", "lin", "amy", "admin")) {
            assertThat(of(stranger).get("/tasks/" + task).status()).isEqualTo(404);
            assertThat(of(stranger)
                            .post("/tasks/" + task + "/completion", "{\"values\":{}}")
                            .status())
                    .isEqualTo(404);
            assertThat(of(stranger).post("/tasks/" + task + "/claim", "").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void each_may_do_what_they_may_in_the_portal() {
        String item = items.of(shared).get(0).key();
        String plan = "{\"title\":\"More work\"}";
        assertThat(of("chen").post("/projects/" + shared + "/items", plan).status())
                .isEqualTo(403);
        assertThat(of("fang").post("/projects/" + shared + "/items", plan).status())
                .isEqualTo(403);
        assertThat(of("zhao").post("/projects/" + shared + "/items", plan).status())
                .as("a manager who is not in it")
                .isEqualTo(403);
        assertThat(of("amy").post("/projects/" + shared + "/items", plan).status())
                .isEqualTo(404);
        assertThat(of("wu").post("/projects/" + shared + "/items/" + item + "/progress", "{\"percent\":10}")
                        .status())
                .as("somebody else's item")
                .isEqualTo(403);
        assertThat(of("wu").post("/projects/" + shared + "/items/" + item + "/finish", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(of("zhao")
                        .post("/projects/" + shared + "/risks", "{\"kind\":\"THREAT\",\"event\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(of("chen").post("/projects", project("Not mine to begin")).status())
                .isEqualTo(403);
        assertThat(of("lin")
                        .post("/projects/" + shared + "/goals", "{\"statement\":\"Late\"}")
                        .code())
                .as("goals are worded while the process waits for them")
                .isEqualTo("conflict");
    }

    // --- what is refused, and how -------------------------------------------------------------------------------

    private String project(String name) {
        return "{\"name\":\"" + name + "\",\"startDate\":\"" + today() + "\",\"endDate\":\"" + today().plusMonths(2)
                + "\",\"budget\":1000.5,\"sponsor\":\"fang\",\"members\":[\"chen\"]}";
    }

    @Test
    void what_does_not_fit_is_named() {
        Program lin = of("lin");
        Answer unknown = lin.post("/projects", "{\"name\":\"X\",\"colour\":\"red\"}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.field()).isEqualTo("colour");
        assertThat(unknown.error()).isEqualTo("api.error.unknownField");
        assertThat(unknown.json().path("detail").asText()).contains("colour", "startDate");
        Answer inner = lin.post(
                "/projects/" + shared + "/items", "{\"title\":\"X\",\"links\":[{\"predecessor\":\"A-1\",\"lagg\":1}]}");
        assertThat(inner.field()).isEqualTo("links[0].lagg");
        assertThat(lin.post("/projects", "{\"name\":7}").field()).isEqualTo("name");
        assertThat(lin.post("/projects", "{\"name\":\"a\\u0000b\"}").field()).isEqualTo("name");
        assertThat(lin.post("/projects", "{\"members\":[\"a\\u0000b\"]}").status())
                .isEqualTo(422);
        assertThat(lin.post("/projects", "{\"budget\":\"7\"}").field()).isEqualTo("budget");
        assertThat(lin.post("/projects", "{\"startDate\":20260101}").field()).isEqualTo("startDate");
        assertThat(lin.post("/projects", "{\"startDate\":\"1.1.2026\"}").field())
                .isEqualTo("startDate");
        assertThat(lin.post("/projects/" + shared + "/items", "{\"title\":\"X\",\"priority\":\"SOON\"}")
                        .json()
                        .path("detail")
                        .asText())
                .contains("LOW", "URGENT");
        assertThat(lin.post("/projects/" + shared + "/items", "{\"title\":\"X\",\"priority\":1}")
                        .status())
                .isEqualTo(422);
        for (String broken : List.of("{\"name\":\"X\"", "{\"name\":\"X\"} {}", "{\"name\":\"X\",\"name\":\"Y\"}", "")) {
            Answer answer = lin.post("/projects", broken);
            assertThat(answer.status()).as(broken).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("unreadable");
        }
        assertThat(lin.post("/projects", "[]").status()).isIn(400, 422);
        assertThat(lin.post("/projects", "{\"members\":" + "[".repeat(60) + "]".repeat(60) + "}")
                        .status())
                .isIn(400, 422);
        assertThat(lin.post("/projects", "{\"budget\":" + "9".repeat(200) + "}").status())
                .isIn(400, 422);
        Answer large = lin.post("/projects", "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("too-large");
        assertThat(lin.post("/projects", "a=b", "Content-Type", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
        assertThat(lin.get("/projects", "Accept", "application/xml").status()).isEqualTo(406);
        assertThat(lin.get("/nowhere").status()).isEqualTo(404);
        assertThat(lin.get("/nowhere").code()).isEqualTo("not-found");
        assertThat(lin.delete("/projects").status()).isEqualTo(405);
        assertThat(lin.delete("/projects").code()).isEqualTo("method-not-allowed");
        String cursor = java.util.Base64.getUrlEncoder()
                .encodeToString("key\u001fA\u0000\u001f'; drop".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(lin.get("/projects?cursor=" + cursor).status())
                .as("a cursor of somebody's own making")
                .isEqualTo(422);
        for (String moment : List.of("never", "+1000000000-01-01T00:00:00Z", "-0500-01-01T00:00:00Z")) {
            String task = java.util.Base64.getUrlEncoder()
                    .encodeToString(
                            ("created\u001f" + moment + "\u001fx").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(lin.get("/tasks?cursor=" + task).status()).as(moment).isEqualTo(422);
        }
        for (String wrong : List.of("limit=0", "limit=201", "limit=x", "cursor=x", "sort=colour", "status=GONE")) {
            assertThat(lin.get("/projects?" + wrong).status()).as(wrong).isEqualTo(422);
        }
        List<Answer> all = List.of(unknown, inner, large, lin.get("/nowhere"));
        all.forEach(answer -> assertThat(answer.text()).doesNotContain("Exception", "org.gatehouse", "at org."));
    }

    @Test
    void problems_speak_the_readers_language() {
        Answer chinese = of("lin").post("/projects", "{}", "Accept-Language", "zh-CN,zh;q=0.9");
        assertThat(chinese.status()).isEqualTo(422);
        assertThat(chinese.json().path("title").asText()).isEqualTo("发送的内容不符合要求");
        assertThat(chinese.json().path("errors").size()).isGreaterThanOrEqualTo(4);
        assertThat(chinese.json().path("code").asText()).isEqualTo("invalid-input");
        assertThat(of("lin")
                        .post("/projects", "{}", "Accept-Language", "en")
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Something that was sent does not fit");
    }

    // --- two at once --------------------------------------------------------------------------------------------

    @Test
    void of_two_editors_the_second_is_told() {
        String key = newProject();
        String path = "/projects/" + key;
        Answer first = of("lin").get(path);
        String tag = first.tag();
        assertThat(of("lin").patch(path, "{\"description\":\"A\"}").status()).isEqualTo(428);
        Answer changed = of("lin").patch(path, "{\"description\":\"A\",\"targetMarket\":null}", "If-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("description").asText()).isEqualTo("A");
        assertThat(changed.json().path("targetMarket").asText()).isEmpty();
        assertThat(changed.json().path("name").asText())
                .isEqualTo(first.json().path("name").asText());
        assertThat(changed.tag()).isNotEqualTo(tag);
        Answer late = of("lin").patch(path, "{\"description\":\"B\"}", "If-Match", tag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("stale");
        assertThat(of("lin").patch(path, "{}", "If-Match", "\"elsewhere\"").status())
                .isEqualTo(412);
        assertThat(of("lin").get(path).json().path("description").asText()).isEqualTo("A");
        assertThat(of("lin")
                        .patch(path, "{\"budget\":1}", "If-Match", changed.tag())
                        .field())
                .isEqualTo("budget");
        assertThat(of("lin")
                        .patch(
                                path,
                                "{\"description\":\"B\"}",
                                "If-Match",
                                changed.tag(),
                                "Content-Type",
                                "application/merge-patch+json")
                        .status())
                .isEqualTo(200);

        addSmartGoal(key);
        String goal = path + "/goals/" + goals.of(key).get(0).key();
        String goalTag = of("lin").get(goal).tag();
        assertThat(of("lin")
                        .patch(goal, "{\"unit\":\"calls\"}", "If-Match", goalTag)
                        .status())
                .isEqualTo(200);
        assertThat(of("lin")
                        .patch(goal, "{\"unit\":\"mails\"}", "If-Match", goalTag)
                        .status())
                .isEqualTo(412);
        assertThat(of("lin").delete(goal, "If-Match", goalTag).status()).isEqualTo(412);
        assertThat(of("lin").delete(goal).status()).isEqualTo(428);
        assertThat(of("lin").delete(goal, "If-Match", of("lin").get(goal).tag()).status())
                .isEqualTo(204);
        assertThat(of("lin").get(goal).status()).isEqualTo(404);
    }

    @Test
    void a_goal_has_its_way_and_its_way_is_checked() {
        String key = newProject();
        String path = "/projects/" + key + "/goals";
        LocalDate end = today().plusMonths(2);
        String goal = "{\"statement\":\"More visits\",\"metric\":\"Visits\",\"baselineValue\":100,\"targetValue\":200,"
                + "\"deadline\":\"" + end + "\",\"trajectory\":%s}";
        String point = "{\"day\":\"%s\",\"value\":%s}";
        String late = point.formatted(today().plusDays(40), "170");
        String early = point.formatted(today().plusDays(20), "120.5");
        Answer made = of("lin")
                .post(
                        path,
                        goal.formatted(
                                "{\"shape\":\"POINTS\",\"tolerance\":5,\"points\":[" + late + "," + early + "]}"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode way = made.json().path("trajectory");
        assertThat(way.path("shape").asText()).isEqualTo("POINTS");
        assertThat(way.path("tolerance").asInt()).isEqualTo(5);
        assertThat(way.path("version").asInt()).isEqualTo(1);
        assertThat(way.path("points").get(0).path("value").asDouble())
                .as("in order of their days")
                .isEqualTo(120.5);
        assertThat(way.path("points")).hasSize(2);
        assertThat(of("lin").get(path).json().path("items").get(0).path("trajectory"))
                .isEqualTo(way);

        String one = path + "/" + made.json().path("key").asText();
        Answer changed = of("lin")
                .patch(
                        one,
                        "{\"trajectory\":{\"tolerance\":7.5}}",
                        "If-Match",
                        of("lin").get(one).tag());
        assertThat(changed.json().path("trajectory").path("tolerance").asDouble())
                .isEqualTo(7.5);
        assertThat(changed.json().path("trajectory").path("points")).hasSize(2);
        Answer renamed = of("lin").patch(one, "{\"unit\":\"calls\"}", "If-Match", changed.tag());
        assertThat(renamed.json().path("trajectory")).isEqualTo(changed.json().path("trajectory"));
        Answer straight = of("lin").patch(one, "{\"trajectory\":null}", "If-Match", renamed.tag());
        assertThat(straight.json().path("trajectory").path("shape").asText()).isEqualTo("LINEAR");
        assertThat(straight.json().path("trajectory").path("points")).isEmpty();

        for (String wrong : List.of(
                "{\"tolerance\":101}",
                "{\"shape\":\"CURVED\"}",
                "{\"shape\":\"STEPPED\"}",
                "{\"shape\":\"POINTS\",\"points\":[" + early + "," + early + "]}",
                "{\"shape\":\"POINTS\",\"points\":[" + point.formatted(end, "1") + "]}",
                "{\"shape\":\"POINTS\",\"points\":[" + point.formatted(today().plusDays(5), "1.00001") + "]}",
                "{\"shape\":\"POINTS\",\"points\":[" + point.formatted(today().plusDays(5), "null") + "]}",
                "{\"shape\":\"POINTS\",\"points\":[{\"value\":1}]}",
                "{\"shape\":\"POINTS\",\"points\":[null]}",
                "{\"colour\":1}")) {
            assertThat(of("lin").post(path, goal.formatted(wrong)).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(of("lin").get(path).json().path("items")).hasSize(1);
    }

    @Test
    void what_is_known_already_is_not_sent_again() {
        for (String path :
                List.of("/projects/" + shared, "/projects/" + shared + "/items", "/projects?text=" + shared)) {
            String tag = of("lin").get(path).tag();
            Answer known = of("lin").get(path, "If-None-Match", tag);
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.text()).isEmpty();
            assertThat(of("lin")
                            .get(path, "If-None-Match", "\"other\", W/" + tag)
                            .status())
                    .isEqualTo(304);
            assertThat(of("lin").get(path, "If-None-Match", "\"other\"").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_request_with_a_key_acts_once() {
        String key = UUID.randomUUID().toString();
        String name = "Once " + key;
        Answer first = of("lin").post("/projects", project(name), "Idempotency-Key", key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        Answer again = of("lin").post("/projects", project(name), "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isPresent();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isPresent();
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(count(name)).isEqualTo(1);
        Answer other = of("lin").post("/projects", project(name + "!"), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("key-reused");
        assertThat(of("zhao")
                        .post("/projects", project("Zhao " + key), "Idempotency-Key", key)
                        .status())
                .as("another person's key")
                .isEqualTo(201);
        assertThat(of("lin")
                        .post("/projects", "{}", "Idempotency-Key", key + "-b")
                        .status())
                .isEqualTo(422);
        assertThat(of("lin")
                        .post("/projects", project(name + " b"), "Idempotency-Key", key + "-b")
                        .status())
                .as("a request that was refused did nothing, and its key is free")
                .isEqualTo(201);
        assertThat(of("lin")
                        .post("/projects", project(name), "Idempotency-Key", "a b")
                        .status())
                .isEqualTo(422);
        sql.sql("update kept_answer set created_at = created_at - interval '25' hour where idempotency_key = :key")
                .param("key", key)
                .update();
        assertThat(of("lin")
                        .post("/projects", project(name), "Idempotency-Key", key)
                        .status())
                .as("after a day it is another request")
                .isEqualTo(201);
        assertThat(count(name)).isEqualTo(2);
    }

    private int count(String name) {
        return sql.sql("select count(*) from project where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    @Test
    void at_once_in_parallel_it_acts_once() throws Exception {
        String key = UUID.randomUUID().toString();
        String name = "Parallel " + key;
        Program lin = of("lin");
        ExecutorService at = Executors.newFixedThreadPool(6);
        try {
            List<Future<Answer>> sent = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                sent.add(at.submit(() -> lin.post("/projects", project(name), "Idempotency-Key", key)));
            }
            Set<String> made = new TreeSet<>();
            for (Future<Answer> one : sent) {
                Answer answer = one.get();
                assertThat(answer.status()).as(answer.text()).isIn(201, 409);
                if (answer.status() == 201) {
                    made.add(answer.json().path("key").asText());
                } else {
                    assertThat(answer.code()).isEqualTo("in-progress");
                }
            }
            assertThat(made).hasSize(1);
        } finally {
            at.shutdownNow();
        }
        assertThat(count(name)).isEqualTo(1);
    }

    // --- lists --------------------------------------------------------------------------------------------------

    @Test
    void a_walk_by_links_meets_everything_once() {
        String word = "Walk" + Long.toString(System.nanoTime(), 36);
        IntStream.range(0, 7)
                .forEach(i -> assertThat(of("lin")
                                .post("/projects", project(word + " " + (char) ('a' + i)))
                                .status())
                        .isEqualTo(201));
        for (String sort : List.of("key", "-name", "endDate", "-startDate")) {
            Set<String> met = new TreeSet<>();
            int rows = 0;
            String path = "/api/v1/projects?limit=3&sort=" + sort + "&text=" + word;
            while (path != null) {
                Answer page = of("lin").get(path);
                assertThat(page.status()).as(page.text()).isEqualTo(200);
                for (JsonNode row : page.json().path("items")) {
                    met.add(row.path("key").asText());
                    rows++;
                }
                java.util.regex.Matcher next = java.util.regex.Pattern.compile("<([^>]+)>; rel=\"next\"")
                        .matcher(page.header("Link").orElseThrow());
                path = next.find() ? next.group(1) : null;
            }
            assertThat(met).as(sort).hasSize(7);
            assertThat(rows).isEqualTo(7);
        }
        JsonNode named =
                of("lin").get("/projects?sort=-name&text=" + word).json().path("items");
        assertThat(named.get(0).path("name").asText()).endsWith("g");
        assertThat(named.get(6).path("name").asText()).endsWith("a");
        assertThat(of("lin").get("/projects?text=%25" + word).json().path("items"))
                .as("a sign is a sign, not a pattern")
                .isEmpty();
    }

    @Test
    void answers_say_what_is_left_of_the_limit() {
        Answer answer = of("lin").get("/me");
        assertThat(Integer.parseInt(answer.header("RateLimit-Limit").orElseThrow()))
                .isEqualTo(600);
        assertThat(Integer.parseInt(answer.header("RateLimit-Remaining").orElseThrow()))
                .isLessThan(600);
        assertThat(answer.header("RateLimit-Reset")).isPresent();
        assertThat(answer.header("Cache-Control")).hasValue("private, no-cache");
    }
}
