package org.gatehouse.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.print.Paper;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLineDraft;
import org.gatehouse.resource.BudgetLines;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a review looks at, what is kept of it, and that page and paper say the same. */
class StatusReportTests extends Executing {

    @Autowired
    Reviews reviews;

    @Autowired
    StatusReports reports;

    @Autowired
    StatusView view;

    @Autowired
    Paper paper;

    @Autowired
    BudgetLines lines;

    @Autowired
    ResourceSweep sweep;

    @Autowired
    ResourceCheck check;

    @Autowired
    JdbcClient sql;

    @Test
    void whatHappenedIsOverdueAndComesNextStandsInTheReport() {
        String key = executing();
        complete("chen", key, "doWork", Map.of("hours", "20", "note", "Faster than thought"));
        runAutomatedSteps(key);
        as("lin", () -> reviews.ask(key));
        StatusReport status = now(key);
        assertThat(status.sinceReview()).isZero();
        assertThat(status.news())
                .filteredOn(news -> news.group().equals("done"))
                .singleElement()
                .satisfies(news -> assertThat(news.lines().get(0).subject()).contains(key + "-1"));
        assertThat(status.news())
                .filteredOn(news -> news.group().equals("added"))
                .singleElement()
                .satisfies(news -> assertThat(news.count()).isEqualTo(2));
        assertThat(status.figures().actualProgress()).isEqualByComparingTo("50");
        assertThat(status.hours().ac()).isEqualByComparingTo("20");
        assertThat(status.curve()).isNotEmpty();
        assertThat(status.ahead()).anySatisfy(step -> {
            assertThat(step.what()).isEqualTo("finishes");
            assertThat(step.key()).isEqualTo(key + "-2");
        });
        assertThat(status.ahead()).anySatisfy(step -> assertThat(step.what()).isEqualTo("review"));
        assertThat(status.overdue()).isEmpty();
        itIs(today().plusDays(30));
        assertThat(now(key).overdue()).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo(key + "-2");
            assertThat(item.days()).isPositive();
        });
    }

    @Test
    void theDecisionKeepsTheStatusTheManagersWordsAndTellsTheOthers() {
        String key = executing();
        as("lin", () -> reviews.ask(key));
        complete(
                "lin",
                key,
                "reviewProject",
                Map.of(
                        "decision", "continue",
                        "achieved", "The audit is under way",
                        "problems", "Access to the shop is missing",
                        "next", "Write the first articles"));
        Review review = reviews.require(key, 1);
        StatusReport kept = reports.of(projects.require(key), review).orElseThrow();
        assertThat(review.achieved()).isEqualTo("The audit is under way");
        assertThat(review.problems()).isEqualTo("Access to the shop is missing");
        assertThat(review.nextSteps()).isEqualTo("Write the first articles");
        assertThat(kept.figures())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(review.figures());
        complete("chen", key, "doWork", Map.of("hours", "8"));
        runAutomatedSteps(key);
        assertThat(reports.of(projects.require(key), reviews.require(key, 1)).orElseThrow())
                .isEqualTo(kept);
        assertThat(told("fang", key)).isEqualTo(1);
        assertThat(told("chen", key)).isEqualTo(1);
        assertThat(told("lin", key)).isZero();

        as("lin", () -> reviews.ask(key));
        StatusReport second = now(key);
        assertThat(second.sinceReview()).isEqualTo(1);
        assertThat(second.news())
                .filteredOn(news -> news.group().equals("added"))
                .isEmpty();
        assertThat(second.news())
                .filteredOn(news -> news.group().equals("done"))
                .hasSize(1);
    }

    @Test
    void wordsThatAreTooLongAreRefusedAndNothingIsDecided() {
        String key = executing();
        as("lin", () -> reviews.ask(key));
        assertThatThrownBy(() -> complete(
                        "lin", key, "reviewProject", Map.of("decision", "continue", "achieved", "x".repeat(4001))))
                .isInstanceOf(InvalidInput.class);
        assertThat(reviews.require(key, 1).isOpen()).isTrue();
    }

    @Test
    void pageAndPaperSayTheSameInBothLanguages() throws Exception {
        String key = executing();
        as("lin", () -> lines.add(key, draft("12345.67")));
        complete("chen", key, "doWork", Map.of("hours", "23.5"));
        runAutomatedSteps(key);
        as("lin", () -> reviews.ask(key));
        complete("lin", key, "reviewProject", Map.of("decision", "continue", "achieved", "审核已完成 Audit done"));
        Visitor lin = new Visitor(port).signIn("lin");
        String path = "/projects/" + key + "/reviews/1/report";
        String english = plain(lin.get(path, "Accept-Language", "en").body());
        String chinese = plain(lin.get(path, "Accept-Language", "zh-CN").body());
        assertThat(english).contains("Status report 1", "23.5 spent, 40 planned for what is done, 80 planned in all");
        assertThat(chinese).contains("第 1 次评审状态报告", "已用 23.5");

        String englishPaper = paperOf("lin", key, Locale.ENGLISH);
        String chinesePaper = paperOf("lin", key, Locale.SIMPLIFIED_CHINESE);
        StatusReport status =
                reports.of(projects.require(key), reviews.require(key, 1)).orElseThrow();
        String figures = "23.5 spent, 40 planned for what is done, 80 planned in all";
        assertThat(englishPaper)
                .contains(
                        "Status report 1",
                        figures,
                        "Audit done",
                        "Earned value (EV)",
                        "Continue",
                        status.health().dimensions().get(0).english());
        assertThat(chinesePaper)
                .contains(
                        "第 1 次评审状态报告",
                        "审核已完成",
                        "已用 23.5，已完成工作的计划工时 40，计划总工时 80",
                        "挣值（EV）",
                        status.health().dimensions().get(0).chinese());
        for (String number : new String[] {"50 % (plan 0 %)", "1.702", "16.5", "1 done, 1 open"}) {
            assertThat(english).contains(number);
            assertThat(englishPaper).contains(number);
        }
        var answer = lin.get(path + ".pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    }

    @Test
    void membersSeeHoursAndThoseWhoMayKnowSeeCosts() {
        String key = executing();
        as("lin", () -> lines.add(key, draft("79000")));
        fireTimer(key, "reviewDue");
        String path = "/projects/" + key + "/reviews/1";
        String manager = new Visitor(port)
                .signIn("lin")
                .get(path, "Accept-Language", "en")
                .body();
        String member = new Visitor(port)
                .signIn("chen")
                .get(path, "Accept-Language", "en")
                .body();
        assertThat(manager).contains("Budget spent or ordered", "The budget burns faster than the work gets done");
        assertThat(member)
                .contains("Earned value", "Hours")
                .doesNotContain("Budget spent or ordered", "The budget burns faster");
        assertThat(new Visitor(port)
                        .signIn("chen")
                        .get("/projects/" + key + "/reviews", "Accept-Language", "en")
                        .body())
                .contains("Resource check")
                .doesNotContain("The budget burns faster");
        assertThat(new Visitor(port)
                        .signIn("fang")
                        .get("/projects/" + key + "/reviews", "Accept-Language", "en")
                        .body())
                .contains("The budget burns faster");
        Visitor stranger = new Visitor(port).signIn("sun");
        assertThat(stranger.get(path + "/report").statusCode()).isEqualTo(404);
        assertThat(stranger.get(path + "/report.pdf").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get("/projects/" + key + "/reviews/7/report.pdf")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void resourcesAreCheckedOnceAWeekByOneNode() {
        String key = executing();
        as("lin", () -> lines.add(key, draft("90000")));
        assertThat(check.latest(key)).isEmpty();
        sweep.run();
        assertThat(check.latest(key).orElseThrow().day()).isEqualTo(today());
        assertThat(check.latest(key).orElseThrow().warnings())
                .anySatisfy(warning -> assertThat(warning.english()).startsWith("More than the budget is spent"));
        assertThat(told("lin", key)).isEqualTo(1);
        sweep.run();
        assertThat(told("lin", key)).isEqualTo(1);
        itIs(today().plusDays(7));
        sweep.run();
        assertThat(check.latest(key).orElseThrow().day()).isEqualTo(today());
        assertThat(told("lin", key)).isEqualTo(2);
    }

    private StatusReport now(String key) {
        return reports.of(projects.require(key), reviews.latest(key).orElseThrow())
                .orElseThrow();
    }

    private int told(String person, String key) {
        return sql.sql(
                        "select count(*) from notice where person_id = ? and message like 'notice.review.%' and link like ?")
                .params(person, "/projects/" + key + "/%")
                .query(Integer.class)
                .single();
    }

    private String paperOf(String person, String key, Locale locale) throws IOException {
        byte[] pdf = as(
                person,
                () -> paper.pdf(
                        "review/paper", view.of(projects.require(key), reviews.require(key, 1), locale), locale));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    private static String plain(String text) {
        return text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private static BudgetLineDraft draft(String paid) {
        return new BudgetLineDraft(
                BudgetLine.Category.MEDIA,
                "Search ads",
                new BigDecimal("100000"),
                BigDecimal.ZERO,
                new BigDecimal(paid),
                "CNY");
    }
}
