package org.gatehouse.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.execution.Work;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.resource.ProjectResource.Kind;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.ResourceDraft;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProgressPagesTests extends Executing {

    @Autowired
    Work work;

    @Autowired
    ProjectResources resources;

    @Test
    void moneyIsForThoseWhoMayKnowCosts() {
        String key = priced();
        String page = "/projects/" + key + "/progress";

        for (String entitled : List.of("lin", "fang")) {
            assertThat(body(entitled, page, "en"))
                    .as(entitled)
                    .contains("Earned value in CNY", "CNY 4,000", "S-curve", "ANSI/PMI 19-006-2019")
                    .doesNotContain("are confidential");
            assertThat(body(entitled, page + "?unit=hours", "en")).contains("Earned value in hours", "40 h");
        }
        for (String other : List.of("chen", "zhao")) {
            assertThat(body(other, page + "?unit=money", "en"))
                    .as(other)
                    .contains("Earned value in hours", "is for the project manager and the sponsor")
                    .doesNotContain("CNY 4,000", "4,000");
            String csv = body(other, page + "/export.csv?part=figures&unit=money", "en");
            assertThat(csv).contains("Budget at completion (BAC),40").doesNotContain("4000", "CNY");
        }
        assertThat(body("lin", page, "zh-CN")).contains("挣值（CNY）", "里程碑", "当前进度");
    }

    @Test
    void whoIsNotInTheProjectSeesNothing() {
        String key = priced();
        String page = "/projects/" + key + "/progress";
        for (String path : List.of("", "/export.csv", "/export.xlsx")) {
            assertThat(visitor("sun").get(page + path).statusCode()).as(path).isEqualTo(404);
            assertThat(new Visitor(port).get(page + path).statusCode())
                    .as("nobody at %s", path)
                    .isIn(302, 401);
        }
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        String page = "/projects/" + priced() + "/progress";
        Visitor lin = visitor("lin");
        assertThat(lin.get(page + "?baseline=99").statusCode()).isEqualTo(404);
        assertThat(lin.get(page + "?baseline=x").statusCode()).isEqualTo(422);
        assertThat(lin.get(page + "?on=2999-01-01").statusCode()).isEqualTo(422);
        assertThat(lin.get(page + "?on=soon").statusCode()).isEqualTo(422);
        assertThat(lin.get(page + "/export.csv?part=secrets").statusCode()).isEqualTo(422);
        assertThat(lin.get(page + "?on=" + today().minusDays(30)).statusCode()).isEqualTo(200);
        assertThat(lin.get(page + "?page=99&show=items&on=").statusCode()).isEqualTo(200);
    }

    @Test
    void figuresAndSeriesAreExported() throws IOException {
        String key = priced();
        String page = "/projects/" + key + "/progress";
        String series = body("lin", page + "/export.csv", "en");
        assertThat(series).startsWith("\uFEFFDay,Planned value (PV)").contains(today().toString());
        assertThat(body("lin", page + "/export.csv?part=outline", "en"))
                .contains("'=SUM(A1)", "Whole project")
                .doesNotContain(",=SUM");
        assertThat(body("lin", page + "/export.csv?part=flow", "zh-CN")).contains("已用工时");

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(
                visitor("lin").bytes(page + "/export.xlsx").body()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(5);
            assertThat(workbook.getSheetAt(2).getRow(1).getCell(3).getNumericCellValue())
                    .as("the budget of the first phase")
                    .isEqualTo(4000);
        }
    }

    @Test
    void aProjectWithoutABaselineHasAPageToo() {
        String key = newProject();
        assertThat(body("lin", "/projects/" + key + "/progress", "en"))
                .contains("Nothing was approved yet", "The plan has no milestones", "Nothing was begun yet");
        assertThat(body("lin", "/projects/" + key + "/progress/export.csv", "en"))
                .contains("Day");
    }

    @Test
    void workThatCameAfterTheBaselineIsToldApart() {
        String key = priced();
        addItem(key, ItemDraft.of("Afterthought", "wu", null, null, hours(8)));

        assertThat(body("lin", "/projects/" + key + "/progress?show=items", "en"))
                .contains("Not in the baseline", "One item came after the baseline", "Afterthought");
    }

    /** One item of 40 h at 100, a quarter done after 12 h. */
    private String priced() {
        String key = newProject();
        LocalDate start = projects.require(key).startDate();
        as(
                "lin",
                () -> resources.add(
                        key, new ResourceDraft(Kind.PERSON, "chen", "", 100, "", new BigDecimal("100"), null, null)));
        addItem(key, ItemDraft.of("=SUM(A1)", "chen", start, start.plusDays(13), hours(40)));
        carryOut(key);
        as("chen", () -> work.report(key + "-1", new Work.Report(25, today(), new BigDecimal("12"), "")));
        return key;
    }

    private String body(String person, String path, String language) {
        HttpResponse<String> page = visitor(person).get(path, "Accept-Language", language);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }
}
