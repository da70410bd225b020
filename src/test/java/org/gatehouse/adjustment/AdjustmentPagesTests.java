package org.gatehouse.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;

/** What people see of adjustments, and what stays closed to them. */
class AdjustmentPagesTests extends Adjusting {

    @Test
    void listDetailAndEvidence() {
        String key = executing();
        Visitor lin = new Visitor(port).signIn("lin");
        String path = "/projects/" + key + "/adjustments";
        assertThat(lin.get(path, "Accept-Language", "en").body())
                .contains("Goals and their corridors", "No reading", "No goal has been brought up so far");
        assertThat(lin.get("/projects/" + key + "/goals").body()).contains(path);
        left(key, 21);
        runAutomatedSteps(key);
        LocalDate left = projects.require(key).startDate().plusDays(21);
        assertThat(lin.get(path, "Accept-Language", "en").body())
                .contains("Outside", "Adjustment 1", "Waits for 林悦 Lin Yue", "left its corridor on " + left);
        assertThat(lin.get(path + "/1", "Accept-Language", "en").body())
                .contains(
                        "ISO week " + StopLoss.week(left),
                        "10 % are tolerated",
                        "the target is never reached",
                        "Readings",
                        "As a table",
                        "not possible, there are no two budget lines");
        assertThat(lin.get(path + "/1", "Accept-Language", "zh-CN").body())
                .contains("第 1 次调整", "偏离目标轨迹", "按目前平均速度", "可选方案");

        String task = openTask("lin", key, "decideAdjustment").getId();
        assertThat(lin.get("/tasks/" + task + "/adjustment", "Accept-Language", "en")
                        .body())
                .contains("left its corridor", "Ways out", "/tasks/" + task + "/adjustment/picture")
                .doesNotContain("<html");
        assertThat(lin.get("/tasks/" + task + "/adjustment/picture", "Accept-Language", "en")
                        .body())
                .contains("<html", "Corridor left");
        assertThat(lin.get("/api/tasks/" + task + "/adjustment").body())
                .contains("\"unit\":\"visits\"", "\"target\":\"13000\"", "\"proposal\":{\"deadline\":null");

        complete("lin", key, "decideAdjustment", Map.of("decision", "watch", "reason", "Campaign starts <soon>"));
        assertThat(lin.get(path + "/1", "Accept-Language", "en").body())
                .contains("Watch on", "Campaign starts &lt;soon&gt;", "When it was decided")
                .doesNotContain("Ways out");
        assertThat(lin.get(path, "Accept-Language", "en").body()).contains("Outside, decided on");
        assertThat(lin.get("/projects/" + key + "/trail", "Accept-Language", "en")
                        .body())
                .contains("decided: watch on", "left its corridor on");
        assertThat(lin.get("/tasks/" + task + "/adjustment").statusCode()).isEqualTo(404);
    }

    @Test
    void proposalsComeFromThePaceSoFar() {
        String key = executing();
        LocalDate start = projects.require(key).startDate();
        itIs(start.plusDays(30));
        read(key, start.plusDays(30), "10300");
        runAutomatedSteps(key);
        Adjustment adjustment = only(key);
        Visitor asked = new Visitor(port).signIn(adjustment.approverId());
        String task = openTask(adjustment.approverId(), key, "decideAdjustment").getId();
        String form = asked.get("/api/tasks/" + task + "/adjustment").body();
        assertThat(form).contains("\"deadline\":\"" + start.plusDays(300) + "\"", "\"target\":10900");
        assertThat(asked.get("/tasks/" + task + "/adjustment", "Accept-Language", "en")
                        .body())
                .contains("10,900 visits are reached by the deadline");
    }

    @Test
    void closedToStrangersAndToWhoIsNotAsked() {
        String key = askedAfter(21);
        String task = openTask("lin", key, "decideAdjustment").getId();
        String path = "/projects/" + key + "/adjustments";
        Visitor member = new Visitor(port).signIn("chen");
        assertThat(member.get(path).statusCode()).isEqualTo(200);
        assertThat(member.get(path + "/1").statusCode()).isEqualTo(200);
        assertThat(member.get(path + "/2").statusCode()).isEqualTo(404);
        for (String face : new String[] {
            "/tasks/" + task + "/adjustment",
            "/tasks/" + task + "/adjustment/picture",
            "/api/tasks/" + task + "/adjustment"
        }) {
            assertThat(member.get(face).statusCode()).as(face).isEqualTo(404);
        }
        Visitor stranger = new Visitor(port).signIn("sun");
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(path + "/1").statusCode()).isEqualTo(404);
    }
}
