package org.gatehouse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.engine.Inbox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Home, diagram and the way from a task to its project, as a browser sees them. */
class PagesTests extends Stage {

    @Autowired
    Inbox inbox;

    @Test
    void home_shows_what_is_mine_to_do_and_my_projects() {
        String key = newProject();
        String task = inbox.ofProject(key).get(0).id();

        Visitor lin = visitor("lin");
        HttpResponse<String> home = lin.get("/", "Accept-Language", "en");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("My work", "New project", "href=\"/my-work\"");
        // Other tests leave tasks of hers too: this one is found by its project.
        assertThat(lin.get("/my-work?project=" + key, "Accept-Language", "en").body())
                .contains("Define the goals", "/camunda/app/tasklist/default/#/?task=" + task);

        String staff = visitor("amy").get("/", "Accept-Language", "zh-CN").body();
        assertThat(staff).contains("我的工作").doesNotContain("新建项目").doesNotContain(key);
    }

    @Test
    void the_diagram_is_for_those_who_may_see_the_project() {
        String key = newProject();

        HttpResponse<String> diagram = visitor("chen").get("/projects/" + key + "/diagram", "Accept-Language", "zh-CN");
        assertThat(diagram.statusCode()).isEqualTo(200);
        assertThat(diagram.body()).contains("\"state\":\"active\"", "目标关口", "林悦");
        assertThat(visitor("amy").get("/projects/" + key + "/diagram").statusCode())
                .isEqualTo(404);
        assertThat(visitor("lin")
                        .get("/projects/" + key + "/diagram?instance=none")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_task_leads_to_its_project() {
        String key = newProject();
        String task = inbox.ofProject(key).get(0).id();

        HttpResponse<String> there = visitor("lin").get("/tasks/" + task + "/project");
        assertThat(there.statusCode()).isEqualTo(302);
        assertThat(there.headers().firstValue("Location").orElseThrow()).endsWith("/projects/" + key);

        String summary = visitor("lin")
                .get("/api/tasks/" + task + "/summary", "Accept-Language", "en")
                .body();
        assertThat(summary).contains("Test project " + key, "Define the goals", "CNY 80,000");
        assertThat(summary).doesNotContain("<html");

        assertThat(visitor("amy").get("/tasks/" + task + "/project").statusCode())
                .isEqualTo(404);
        assertThat(visitor("amy").get("/api/tasks/" + task + "/summary").statusCode())
                .isEqualTo(404);
        assertThat(visitor("lin").get("/tasks/none/project").statusCode()).isEqualTo(404);
    }

    @Test
    void embedded_pages_have_no_frame_of_their_own() {
        String key = newProject();

        String embedded =
                visitor("lin").get("/projects/" + key + "/goals?embed=1").body();
        assertThat(embedded).contains("gh-embedded").doesNotContain("gh-nav").doesNotContain("gh-tabs");
    }

    @Test
    void every_form_bears_a_token_of_its_own_and_acts_once() {
        Visitor lin = visitor("lin");
        List<String> tokens = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"")
                .matcher(lin.get("/projects/new").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(tokens).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        Map<String, String> theme = Map.of("theme", "light", "back", "/", "_once", tokens.get(0));

        assertThat(lin.post("/preferences/theme", theme).statusCode()).isEqualTo(302);
        assertThat(lin.post("/preferences/theme", theme).statusCode()).isEqualTo(409);
    }

    @Test
    void an_unknown_address_says_so_in_the_readers_language() {
        HttpResponse<String> chinese =
                visitor("lin").get("/projects/NOSUCH", "Accept", "text/html", "Accept-Language", "zh-CN");
        assertThat(chinese.statusCode()).isEqualTo(404);
        assertThat(chinese.body()).contains("此处没有内容").doesNotContain("Exception");
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }
}
