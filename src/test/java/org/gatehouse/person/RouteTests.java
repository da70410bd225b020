package org.gatehouse.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.HouseTest;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets through which door, by real requests: a matcher that misses a servlet shows here. */
class RouteTests extends HouseTest {

    private static final Map<String, Visitor> SIGNED_IN = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/me",
                "/portfolio",
                "/projects/SEO",
                "/projects/new",
                "/tasks/1/dossier",
                "/work",
                "/live",
                "/activity/lin",
                "/logout",
                "/interface",
                "/me/tokens",
                "/nowhere",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/welcome/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/lib/deps.js",
            })
    void strangersAreAskedToSignIn(String path) {
        HttpResponse<String> answer = new Visitor(port).get(path);
        assertThat(answer.statusCode()).isIn(302, 404);
        if (answer.statusCode() == 302) {
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        } else {
            assertThat(path).as("only what no one may know of").contains("setup");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/csrf",
                "/api/projects",
                "/api/v1/projects",
                "/api/v1/openapi",
                "/api/v1/nowhere",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/user",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/admin/plugin/adminPlugins/static/app/plugin.js",
                "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/deployment",
                "/actuator/prometheus",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
            })
    void strangersScriptsHear401(String path) {
        assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void fetchedFragmentsHear401InsteadOfASignInPage() {
        assertThat(new Visitor(port)
                        .get("/tasks/1/dossier", "Sec-Fetch-Dest", "empty")
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> htmx = new Visitor(port).get("/work", "HX-Request", "true");
        assertThat(htmx.headers().firstValue("HX-Refresh")).hasValue("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/app.css", "/js/portal.js", "/favicon.svg", "/actuator/health/liveness"})
    void someDoorsAreOpen(String path) {
        assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void metricsAreForWhoeverKnowsTheToken() {
        Visitor scraper = new Visitor(port);
        assertThat(scraper.get("/actuator/prometheus", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(scraper.get("/actuator/prometheus", "Authorization", "Bearer scrape-the-house")
                        .statusCode())
                .as("open; Spring Boot exports no metrics in tests")
                .isIn(200, 404);
        assertThat(scraper.get("/actuator/env", "Authorization", "Bearer scrape-the-house")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "chen,  /camunda/app/tasklist/default/, 200",
        "lin,   /camunda/app/tasklist/default/, 200",
        "han,   /camunda/app/tasklist/default/, 200",
        "admin, /camunda/app/tasklist/default/, 200",
        "chen,  /camunda/app/welcome/default/, 200",
        "chen,  /camunda/app/cockpit/default/, 403",
        "lin,   /camunda/app/cockpit/default/, 403",
        "han,   /camunda/app/cockpit/default/, 200",
        "admin, /camunda/app/cockpit/default/, 200",
        "chen,  /camunda/app/admin/default/, 403",
        "lin,   /camunda/app/admin/default/, 403",
        "han,   /camunda/app/admin/default/, 403",
        "admin, /camunda/app/admin/default/, 200",
        "chen,  /camunda/api/cockpit/plugin/base/default/process-definition/statistics-count, 403",
        "lin,   /camunda/api/cockpit/plugin/base/default/process-definition/statistics-count, 403",
        "han,   /camunda/api/cockpit/plugin/base/default/process-definition/statistics-count, 200",
        "han,   /camunda/api/admin/plugin/adminPlugins/static/app/plugin.js, 403",
        "chen,  /camunda/api/admin/auth/user/default, 200",
        "chen,  /camunda/api/engine/engine/default/task, 200",
        "chen,  /camunda/unknown, 403",
        "chen,  /actuator/prometheus, 401-403",
        "lin,   /actuator/prometheus, 401-403",
        "admin, /actuator/prometheus, 200-404",
        "admin, /actuator/env, 403",
        "admin, /nowhere, 403",
        "admin, /code, 200",
        "lin,   /code, 403",
        "han,   /code, 403",
        "admin, /webhooks, 200",
        "lin,   /webhooks, 403",
        "chen,  /lessons, 200",
        "chen,  /lessons/proposals, 403",
        "lin,   /lessons/proposals/models/plan, 403",
        "han,   /lessons/proposals, 200",
        "admin, /lessons/proposals, 200",
        "chen,  /me, 200",
        "chen,  /me/tokens, 200",
        "chen,  /interface, 200",
        "han,   /interface, 200",
        "lin,   /api/v1/projects, 401",
        "admin, /me, 200",
        "chen,  /api/csrf, 200",
        "chen,  /activity/lin, 200",
        "chen,  /live?project=NOWHERE, 404",
    })
    void eachRoleHasItsDoors(String person, String path, String expected) {
        int status = SIGNED_IN
                .computeIfAbsent(person, id -> new Visitor(port).signIn(id))
                .get(path)
                .statusCode();
        assertThat(expected).contains(String.valueOf(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/camunda/api/admin/auth/user/default/login/admin"
            })
    void thereIsOneSignInAndNoSetUp(String path) {
        assertThat(new Visitor(port).json("POST", path, "{}").statusCode()).isIn(401, 403, 404);
        Visitor admin = new Visitor(port).signIn("admin");
        admin.get("/camunda/app/tasklist/default/");
        assertThat(admin.json("POST", path, "{}").statusCode()).isIn(403, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "chen, tasklist welcome",
        "lin, tasklist welcome",
        "han, tasklist welcome cockpit",
        "admin, admin tasklist welcome cockpit"
    })
    void theSignInIsTheWebAppsToo(String person, String apps) {
        Visitor visitor = new Visitor(port).signIn(person);
        visitor.get("/camunda/app/tasklist/default/");
        String answer = visitor.get("/camunda/api/admin/auth/user/default").body();
        assertThat(answer).contains("\"userId\":\"" + person + "\"");
        assertThat(answer.replaceAll(".*\"authorizedApps\":\\[|[\\]}\"]", "").split(","))
                .containsExactlyInAnyOrder(apps.split(" "));
    }

    @Test
    void theEnginesRestKnowsWhoAsks() {
        Visitor nobody = new Visitor(port);
        assertThat(nobody.get("/engine-rest/user/chen/profile", "Authorization", basic("chen", "wrong"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(nobody.get("/engine-rest/user/chen/profile", "Authorization", basic("chen", PASSWORD))
                        .body())
                .contains("chen@example.com");
        assertThat(nobody.get("/engine-rest/user/lin/profile", "Authorization", basic("chen", PASSWORD))
                        .statusCode())
                .as("staff see themselves only")
                .isIn(403, 404);
        assertThat(nobody.get("/engine-rest/user", "Authorization", basic("admin", PASSWORD))
                        .body())
                .contains("\"lin\"", "\"chen\"");
        assertThat(nobody.cookie("gatehouse-session")).as("no session").isEmpty();
    }

    @Test
    void aSessionAloneDoesNotOpenTheRestApi() {
        assertThat(new Visitor(port).signIn("admin").get("/engine-rest/engine").statusCode())
                .isEqualTo(401);
    }

    @Test
    void staffStartNothingAndWriteNoFilters() {
        Visitor chen = new Visitor(port).signIn("chen");
        chen.get("/camunda/app/tasklist/default/");
        String engine = "/camunda/api/engine/engine/default";
        assertThat(chen.json(
                                "POST",
                                engine + "/filter/create",
                                "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{},\"properties\":{}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(chen.get(engine + "/filter?resourceType=Task").body()).contains("\"All my tasks\"", "\"Urgent\"");
        assertThat(chen.json(
                                "POST",
                                engine + "/authorization/create",
                                "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"chen\",\"resourceType\":0,\"resourceId\":\"*\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(chen.get(engine + "/deployment").statusCode()).isEqualTo(403);
    }

    static String basic(String person, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
