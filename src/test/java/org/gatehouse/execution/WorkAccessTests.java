package org.gatehouse.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.junit.jupiter.api.Test;

/** Nobody sees or does another's work, by page, form or REST; and the pages say what they should. */
class WorkAccessTests extends WorkTest {

    @Test
    void aStrangerToTheProjectFindsNothing() {
        String project = newProject();
        WorkItem item = add(project, "Write", "chen");
        execute(project);
        Task task = task(item, "doWork");
        Visitor amy = visitor("amy");
        String page = "/projects/" + project + "/work";
        assertThat(amy.get(page).statusCode()).isEqualTo(404);
        assertThat(amy.get(page + "/" + item.key()).statusCode()).isEqualTo(404);
        assertThat(amy.post(page + "/" + item.key() + "/progress", Map.of("percent", "50"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(amy.get("/tasks/" + task.getId() + "/work").statusCode()).isEqualTo(404);
        assertThat(amy.post("/tasks/" + task.getId() + "/progress", Map.of("percent", "50"))
                        .statusCode())
                .isEqualTo(404);
        assertThatThrownBy(() -> complete("amy", task, Map.of())).isInstanceOf(NotFound.class);
        assertThat(rest("amy", "GET", "/task/" + task.getId(), "").statusCode()).isEqualTo(404);
        assertThat(rest("amy", "POST", "/task/" + task.getId() + "/complete", "{}")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(status(item)).isEqualTo(ItemStatus.RELEASED);
        assertThat(amy.get("/my-work?project=" + project).body()).doesNotContain(item.key());
    }

    @Test
    void aColleagueReadsButDoesNotReport() {
        String project = newProject();
        WorkItem item = add(project, "Write", "chen");
        execute(project);
        Task task = task(item, "doWork");
        Visitor wu = visitor("wu");
        String page = "/projects/" + project + "/work/" + item.key();
        assertThat(wu.get(page).statusCode()).isEqualTo(200);
        assertThat(wu.get(page).body()).contains("Write").doesNotContain(page + "/progress\"");
        assertThat(wu.post(page + "/progress", Map.of("percent", "50")).statusCode())
                .isEqualTo(403);
        assertThat(wu.get("/tasks/" + task.getId() + "/work").statusCode()).isEqualTo(404);
        assertThat(wu.post("/tasks/" + task.getId() + "/progress", Map.of("percent", "50"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(rest("wu", "POST", "/task/" + task.getId() + "/complete", "{}")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(status(item)).isEqualTo(ItemStatus.RELEASED);
    }

    @Test
    void theOwnerReportsFromPageAndForm() {
        String project = newProject();
        WorkItem item = add(project, "Write", "chen");
        execute(project);
        Task task = task(item, "doWork");
        Visitor chen = visitor("chen");
        String page = "/projects/" + project + "/work/" + item.key();
        assertThat(chen.get(page).body()).contains(page + "/progress\"", "?task=" + task.getId());
        assertThat(chen.post(page + "/progress", Map.of("percent", "30", "hours", "2", "note", "Outline"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(items.require(item.key()).progress()).isEqualTo(30);
        assertThat(chen.post("/tasks/" + task.getId() + "/progress", Map.of("percent", "60"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(items.require(item.key()).progress()).isEqualTo(60);
        assertThat(chen.post("/tasks/" + task.getId() + "/progress", Map.of("percent", "600"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(chen.post("/tasks/" + task.getId() + "/progress", Map.of("percent", "half"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(items.require(item.key()).progress()).isEqualTo(60);
        String form = chen.get("/tasks/" + task.getId() + "/work").body();
        assertThat(form).contains("Write", "Outline", item.key());
        assertThat(chen.get("/my-work?project=" + project).body()).contains(item.key(), "Spring campaign");
        assertThat(chen.get("/projects/" + project + "/work?show=mine").body()).contains(item.key());
        assertThat(chen.get("/projects/" + project + "/work?show=overdue").body())
                .doesNotContain(item.key() + "<");
        assertThat(chen.get("/").body()).as("home").contains("id=\"my-work\"");
        assertThat(visitor("lin").get(page).body()).contains("Outline").doesNotContain(page + "/progress\"");
    }

    @Test
    void anItemIsFoundInItsOwnProjectOnly() {
        WorkItem item = add(newProject(), "Write", "chen");
        String other = newProject();
        assertThat(visitor("lin")
                        .get("/projects/" + other + "/work/" + item.key())
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor("lin").get("/projects/" + other + "/work/NO-1").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFormsForeignKeysAreRefused() {
        String project = newProject();
        WorkItem item = add(project, "Write", "chen", WorkTest::accepted);
        execute(project);
        for (String foreign : new String[] {"needsAcceptance", "owner", "accepter", "dueDate", "workAccepted"}) {
            assertThatThrownBy(() -> complete("chen", task(item, "doWork"), Map.of(foreign, "false")))
                    .isInstanceOf(InvalidInput.class);
        }
        String body = "{\"variables\":{\"needsAcceptance\":{\"value\":false,\"type\":\"Boolean\"}}}";
        assertThat(rest("chen", "POST", "/task/" + task(item, "doWork").getId() + "/complete", body)
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(status(item)).isEqualTo(ItemStatus.RELEASED);
    }

    @Test
    void restCompletesLikeEveryOtherWay() {
        String project = newProject();
        WorkItem item = add(project, "Write", "chen");
        execute(project);
        String body = "{\"variables\":{\"hours\":{\"value\":\"1.5\"},\"note\":{\"value\":\"By REST\"}}}";
        assertThat(rest("chen", "POST", "/task/" + task(item, "doWork").getId() + "/complete", body)
                        .statusCode())
                .isEqualTo(204);
        assertThat(status(item)).isEqualTo(ItemStatus.DONE);
        assertThat(booked.ofItem(item.key())).hasSize(1);
    }

    @Test
    void thePagesSpeakChinese() {
        String project = newProject();
        WorkItem item = add(project, "Write", "chen");
        execute(project);
        Visitor chen = visitor("chen");
        String[] chinese = {"Accept-Language", "zh-CN"};
        assertThat(chen.get("/projects/" + project + "/work", chinese).body()).contains("负责人", "已下达");
        assertThat(chen.get("/projects/" + project + "/work/" + item.key(), chinese)
                        .body())
                .contains("填报进度", "打开待办");
        assertThat(chen.get("/my-work", chinese).body()).contains("我的工作", "本周");
    }
}
