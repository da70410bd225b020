package org.gatehouse.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gatehouse.HouseTest;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;

/**
 * Who sees what of an appraisal, by real requests: pages, files, task forms, the engine's REST and its web apps' API. All
 * texts in it carry one word that stands nowhere else.
 */
class AppraisalPrivacyTests extends AppraisalTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final Map<String, Visitor> visitors = new HashMap<>();

    private Visitor visitor(String person) {
        return visitors.computeIfAbsent(person, id -> new Visitor(port).signIn(id));
    }

    private int status(String person, String path) {
        return visitor(person).get(path).statusCode();
    }

    @Test
    void onlyThePersonTheirManagerAndHumanResourcesSeeIt() throws IOException {
        reporting();
        String marker = "secret" + System.nanoTime();
        String key = executing();
        Appraisal it = agreed(of("chen", key));
        long kpi = measurements.of(it).get(0).id();
        as("chen", () -> feedbacks.ask(it.id(), "wu", "Question " + marker));
        long request = as("wu", feedbacks::requests).stream()
                .filter(one -> one.feedback().appraisalId() == it.id())
                .findFirst()
                .orElseThrow()
                .feedback()
                .id();
        openings.callFor(key);
        automated(it);
        String selfTask = task(it, "selfReview").getId();
        assertThat(visitor("chen").get("/tasks/" + selfTask + "/appraisal").body())
                .contains("chen".equals("") ? "" : it.title());
        for (String stranger : List.of("wu", "lin", "fang", "han", "admin", "qin", "zhao")) {
            assertThat(status(stranger, "/tasks/" + selfTask + "/appraisal"))
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(status(stranger, "/api/tasks/" + selfTask + "/appraisal"))
                    .as(stranger)
                    .isEqualTo(404);
        }
        talked(it, marker);

        List<String> paths = List.of(
                "/appraisals/" + it.id(),
                "/appraisals/" + it.id() + "/paper.pdf",
                "/appraisals/" + it.id() + "/indicators/" + kpi);
        for (String path : paths) {
            for (String reader : List.of("chen", "zhao", "qin")) {
                assertThat(status(reader, path)).as("%s %s", reader, path).isEqualTo(200);
            }
            for (String stranger : List.of("wu", "lin", "fang", "sun", "han", "admin")) {
                assertThat(status(stranger, path)).as("%s %s", stranger, path).isEqualTo(404);
            }
        }
        for (String reader : List.of("chen", "zhao", "qin")) {
            assertThat(visitor(reader).get("/appraisals/" + it.id()).body())
                    .as(reader)
                    .contains("Review " + marker);
        }
        try (var pdf = Loader.loadPDF(visitor("chen").bytes(paths.get(1)).body())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", "")).contains(marker);
        }
        commandsOfStrangers(it, kpi);
        lists(it, marker, request);
        theProjectTellsNothing(key, marker);
        theEngineKnowsNothing(it, marker);
        formerManagers(it);
    }

    private void commandsOfStrangers(Appraisal it, long kpi) {
        String at = "/appraisals/" + it.id();
        for (String stranger : List.of("lin", "wu", "admin", "han")) {
            for (String path : List.of(
                    at + "/indicators",
                    at + "/changes",
                    at + "/measurement",
                    at + "/growth",
                    at + "/feedback",
                    at + "/end",
                    at + "/indicators/" + kpi + "/points",
                    at + "/indicators/" + kpi + "/value",
                    at + "/indicators/" + kpi + "/evidence")) {
                assertThat(visitor(stranger)
                                .post(path, Map.of("reason", "x", "points", "1", "value", "1", "nameEn", "x"))
                                .statusCode())
                        .as("%s %s", stranger, path)
                        .isEqualTo(404);
            }
        }
        assertThat(visitor("chen").post(at + "/end", Map.of("reason", "x")).statusCode())
                .as("only human resources call it off")
                .isEqualTo(403);
        for (String other : List.of("chen", "zhao", "lin", "admin", "han")) {
            assertThat(status(other, "/appraisals/house")).as(other).isEqualTo(403);
            assertThat(status(other, "/appraisals/house/catalogue")).as(other).isEqualTo(403);
            assertThat(visitor(other)
                            .post(
                                    "/appraisals/house/periods",
                                    Map.of("name", "x", "kind", "YEAR", "fromDay", "2026-01-01"))
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    private void lists(Appraisal it, String marker, long request) {
        String place = "/appraisals/" + it.id() + "\"";
        assertThat(visitor("chen").get("/appraisals").body()).contains(place);
        assertThat(visitor("zhao").get("/appraisals/team").body()).contains(place);
        assertThat(visitor("qin").get("/appraisals/house?state=CONFIRMING").body())
                .contains(place)
                .doesNotContain(marker);
        assertThat(visitor("qin").get("/appraisals/house/catalogue").statusCode())
                .isEqualTo(200);
        for (String stranger : List.of("lin", "wu", "admin", "han")) {
            for (String path : List.of("/appraisals", "/appraisals/team", "/", "/portfolio")) {
                assertThat(visitor(stranger).get(path).body())
                        .as(stranger + path)
                        .doesNotContain(place, marker);
            }
        }
        assertThat(status("wu", "/appraisals/feedback/" + request)).isEqualTo(200);
        assertThat(status("sun", "/appraisals/feedback/" + request)).isEqualTo(404);
        assertThat(status("zhao", "/appraisals/feedback/" + request)).isEqualTo(404);
    }

    private void theProjectTellsNothing(String key, String marker) throws IOException {
        for (String reader : List.of("lin", "chen", "zhao")) {
            for (String path : List.of(
                    "/projects/" + key,
                    "/projects/" + key + "/trail",
                    "/projects/" + key + "/waiting/all",
                    "/projects/" + key + "/event-log/csv")) {
                assertThat(visitor(reader).get(path).body()).as(reader + path).doesNotContain(marker, "selfReview");
            }
        }
        byte[] archive =
                visitor("lin").bytes("/projects/" + key + "/archive.zip").body();
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                assertThat(entry.getName()).doesNotContain("appraisal_");
                if (!entry.getName().startsWith("models/")) {
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .as(entry.getName())
                            .doesNotContain(marker);
                }
            }
        }
        assertThat(entries).isGreaterThan(5);
    }

    private void theEngineKnowsNothing(Appraisal it, String marker) {
        String instance = instance(it).getId();
        String task = task(it, "acknowledgeResult").getId();
        assertThat(task(it, "acknowledgeResult").getName()).doesNotContain("Chen", "陈", marker);
        for (String path : List.of(
                "/history/task?processInstanceId=" + instance,
                "/history/variable-instance?processInstanceId=" + instance,
                "/history/detail?processInstanceId=" + instance,
                "/history/activity-instance?processInstanceId=" + instance,
                "/history/user-operation?processInstanceId=" + instance,
                "/variable-instance?processInstanceIdIn=" + instance,
                "/process-instance/" + instance + "/variables",
                "/history/decision-instance?decisionDefinitionKey=appraisal-grade&includeInputs=true&includeOutputs=true",
                "/task/" + task,
                "/task/" + task + "/form-variables",
                "/task/" + task + "/comment",
                "/task/" + task + "/attachment")) {
            for (String reader : List.of("han", "admin", "lin", "wu", "zhao")) {
                String basic = visitors.computeIfAbsent("nobody", id -> new Visitor(port))
                        .get("/engine-rest" + path, "Authorization", basic(reader))
                        .body();
                assertThat(basic).as(reader + path).doesNotContain(marker);
                assertThat(visitor(reader).get(ENGINE + path).body())
                        .as(reader + path)
                        .doesNotContain(marker);
                if (path.contains("decision-instance")) {
                    assertThat(basic).as("no score is kept").doesNotContain("\"value\"");
                }
            }
        }
        // An administrator may hand the task to anybody, themselves too; it opens nothing.
        tasks.setAssignee(task, "admin");
        assertThat(status("admin", "/tasks/" + task + "/appraisal")).isEqualTo(404);
        assertThat(status("admin", "/api/tasks/" + task + "/appraisal")).isEqualTo(404);
        visitor("admin").get("/camunda/app/tasklist/default/");
        String answer = "{\"variables\":{\"outcome\":{\"value\":\"acknowledge\"}}}";
        assertThat(visitor("admin")
                        .json("POST", ENGINE + "/task/" + task + "/complete", answer)
                        .statusCode())
                .isEqualTo(400);
        assertThat(now(it).state()).isEqualTo(State.CONFIRMING);
        tasks.setAssignee(task, "chen");
    }

    /** Who reports to somebody else is seen by them, and by the one before no more. */
    private void formerManagers(Appraisal it) {
        as("qin", () -> managers.set("chen", "fang"));
        assertThat(status("zhao", "/appraisals/" + it.id())).isEqualTo(404);
        assertThat(visitor("zhao").get("/appraisals/team").body()).doesNotContain("/appraisals/" + it.id() + "\"");
        assertThat(status("fang", "/appraisals/" + it.id())).isEqualTo(200);
        as("qin", () -> managers.set("chen", "zhao"));
    }

    private static String basic(String person) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((person + ":" + HouseTest.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** Both languages, and no more statements for more indicators and events. */
    @Test
    void pagesReadInBothLanguages() {
        reporting();
        Appraisal it = agreed(of("chen", executing()));
        for (String language : List.of("en", "zh-CN")) {
            for (String path : List.of(
                    "/appraisals/" + it.id(),
                    "/appraisals/" + it.id() + "/indicators",
                    "/appraisals/" + it.id() + "/indicators/"
                            + measurements.of(it).get(0).id(),
                    "/appraisals",
                    "/appraisals/team")) {
                String body =
                        visitor("zhao").get(path, "Accept-Language", language).body();
                assertThat(body).as(path).doesNotContain("??").contains("</html>");
            }
        }
        visitor("zhao").get("/appraisals/" + it.id());
        assertThat(Statements.settled(() -> visitor("zhao").get("/appraisals/" + it.id())))
                .as("statements of the detail page")
                .hasSizeLessThanOrEqualTo(20);
    }
}
