package org.gatehouse.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Asking for a change in the portal, and what stays closed. */
class ChangePagesTests extends Executing {

    @Autowired
    Changes changes;

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
        assertThat(chen.post(at + "/lines", line).statusCode()).isEqualTo(400);
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
                .contains("The change", "Later launch", "Write ten articles", "Health at the last review");
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

    private String version(String key, String id) {
        return Integer.toString(changes.require(key, id).version());
    }
}
