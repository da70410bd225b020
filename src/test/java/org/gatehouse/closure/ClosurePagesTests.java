package org.gatehouse.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.print.Paper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClosurePagesTests extends ClosureTest {

    @Autowired
    JdbcClient sql;

    @Autowired
    Paper paper;

    @Autowired
    ReportView view;

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }

    @Test
    void theReportReadsInBothLanguagesBeforeAndAfterItIsWritten() throws IOException {
        String key = closing();
        recordAll(key);
        Visitor lin = visitor("lin");
        String preview =
                lin.get("/projects/" + key + "/report", "Accept-Language", "en").body();
        assertThat(preview)
                .contains("A preview")
                .contains("Audit report")
                .contains("audit.pdf")
                .contains("80 %");

        complete("lin", key, "recordResults");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "accepted", "reason", "<b>fine</b>"));
        learn("chen", key, "<script>alert(1)</script>");
        complete("lin", key, "collectLessons");
        String written =
                lin.get("/projects/" + key + "/report", "Accept-Language", "en").body();
        assertThat(written)
                .doesNotContain("A preview")
                .doesNotContain("<script>alert(1)")
                .doesNotContain("<b>fine</b>")
                .contains("Draft the plan");
        assertThat(lin.get("/projects/" + key + "/report", "Accept-Language", "zh-CN")
                        .body())
                .contains("总结报告")
                .contains("已达成");
        assertThat(visitor("sun").get("/projects/" + key + "/report").statusCode())
                .isEqualTo(404);
        assertThat(visitor("sun").get("/projects/" + key + "/report.pdf").statusCode())
                .isEqualTo(404);

        String english = paperOf("lin", key, Locale.ENGLISH);
        assertThat(english)
                .contains("Closure report", "Contents", "1. Goals", "Audit report", "Earned value")
                .contains("goals were reached", "Cost of hours worked")
                .doesNotContain("closure.", "??", "null");
        assertThat(paperOf("chen", key, Locale.ENGLISH))
                .contains("What the work cost is shown to")
                .doesNotContain("Cost of hours worked", "Spent");
        assertThat(paperOf("lin", key, Locale.SIMPLIFIED_CHINESE).replace(" ", ""))
                .contains("总结报告", "目录", "目标", "经验教训");
    }

    private String paperOf(String person, String key, Locale locale) throws IOException {
        byte[] pdf = as(person, () -> paper.pdf("closure/paper", view.of(projects.require(key), locale), locale));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void theManagerEntersResultsOnThePage() {
        String key = closing();
        Visitor lin = visitor("lin");
        String page = lin.get("/projects/" + key + "/report/results?embed=1").body();
        assertThat(page).contains("name=\"actual-" + key + "-G1\"").contains("name=\"version\" value=\"1\"");

        assertThat(lin.post(
                                "/projects/" + key + "/report/results",
                                Map.of("version", "1", "actual-" + key + "-G1", "1e999999999"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lin.post(
                                "/projects/" + key + "/report/results",
                                Map.of(
                                        "version",
                                        "1",
                                        "actual-" + key + "-G1",
                                        "12,400.5",
                                        "actual-" + key + "-G2",
                                        "",
                                        "notMeasured-" + key + "-G2",
                                        "Nobody counted"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(closures.of(key).resultOf(key + "-G1"))
                .hasValueSatisfying(result -> assertThat(result.actualValue()).isEqualByComparingTo("12400.5"));
        assertThat(closures.of(key).resultOf(key + "-G2"))
                .hasValueSatisfying(result -> assertThat(result.notMeasured()).isEqualTo("Nobody counted"));
        assertThat(lin.post(
                                "/projects/" + key + "/report/results",
                                Map.of("version", "1", "actual-" + key + "-G1", "1"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void theEvidenceOfATaskIsForWhomTheTaskIs() {
        String key = closing();
        String results = openTask("lin", key, "recordResults").getId();
        assertThat(visitor("lin").get("/tasks/" + results + "/results").body())
                .contains("/projects/" + key + "/report/results?embed=1");
        assertThat(visitor("zhao").get("/tasks/" + results + "/results").statusCode())
                .isEqualTo(404);
        recordAll(key);
        complete("lin", key, "recordResults");
        String acceptance = openTask("fang", key, "acceptDeliverables").getId();
        assertThat(visitor("fang").get("/tasks/" + acceptance + "/deliverables").body())
                .contains("Audit report")
                .contains("/files/");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "rework", "reason", "Not yet"));
        assertThat(visitor("lin")
                        .get("/tasks/" + openTask("lin", key, "recordResults").getId() + "/results")
                        .body())
                .contains("Not yet");
    }

    @Test
    void anArchivedProjectIsReadAndNothingElse() {
        String key = closing();
        recordAll(key);
        learn("chen", key, "Once");
        long lesson = lessons.of(key).get(0).id();
        long file = attachments.ofProject(key).get(0).id();
        sql.sql("update project set status = 'ARCHIVED' where project_key = :key")
                .param("key", key)
                .update();

        Visitor lin = visitor("lin");
        for (String page : List.of("/report", "/report/results", "/lessons", "/trail")) {
            assertThat(lin.get("/projects/" + key + page).statusCode()).as(page).isEqualTo(200);
        }
        var download = lin.get("/files/" + file);
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.headers().allValues("Content-Security-Policy"))
                .anyMatch(policy -> policy.startsWith("sandbox"));
        assertThat(download.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(disposition -> assertThat(disposition).startsWith("attachment"));
        Map<String, Map<String, String>> writes = Map.of(
                "/projects/" + key + "/report/results",
                Map.of("version", "2", "actual-" + key + "-G1", "7"),
                "/projects/" + key + "/lessons",
                Map.of("step", "plan/draftPlan", "whatHappened", "late", "whatToDo", "late"),
                "/projects/" + key + "/lessons/" + lesson + "/removal",
                Map.of(),
                "/files/" + file + "/remove",
                Map.of());
        writes.forEach((path, fields) ->
                assertThat(lin.post(path, fields).statusCode()).as(path).isEqualTo(409));
        assertThatThrownBy(() -> as("lin", () -> attachments.add("closure:" + key, "x.txt", new byte[1])))
                .isInstanceOf(Conflict.class);
        assertThat(lessons.of(key)).hasSize(1);
        assertThat(attachments.ofProject(key)).hasSize(1);
        assertThat(closures.of(key).resultOf(key + "-G1"))
                .hasValueSatisfying(result -> assertThat(result.actualValue()).isEqualByComparingTo("12400"));
    }

    @Test
    void theTrailIsFilteredOnItsPage() {
        String key = closing();
        Visitor lin = visitor("lin");
        String all =
                lin.get("/projects/" + key + "/trail", "Accept-Language", "en").body();
        assertThat(all).contains("Project created").contains("Closure begun (round 1)");
        assertThat(lin.get("/projects/" + key + "/trail?kind=closure", "Accept-Language", "en")
                        .body())
                .contains("Closure begun")
                .doesNotContain("Project created");
        assertThat(lin.get("/projects/" + key + "/trail?person=chen&page=99", "Accept-Language", "en")
                        .body())
                .contains("audit.pdf")
                .doesNotContain("Project created");
        assertThat(visitor("sun").get("/projects/" + key + "/trail").statusCode())
                .isEqualTo(404);
    }
}
