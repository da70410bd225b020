package org.gatehouse.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.execution.Work;
import org.gatehouse.plan.Assignment;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Timing;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResource.Kind;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.Rate;
import org.gatehouse.resource.Rates;
import org.gatehouse.resource.ResourceDraft;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class BudgetPagesTests extends Executing {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Work work;

    @Autowired
    Rates rates;

    @Autowired
    Costs costs;

    @Autowired
    ProjectResources resources;

    @Test
    void workCostsWhatItsHoursCostOnTheirDays() {
        String key = executing();
        LocalDate today = today();
        rate("chen", today.minusYears(1), "100");
        rate("chen", today, "200");
        CostSheet before = costs.of(projects.require(key));
        assertThat(before.whole().planned("CNY"))
                .as("chen's 40 h at 200, wu's have no rate")
                .isEqualByComparingTo("8000");
        assertThat(before.whole().unpricedHours()).isEqualByComparingTo("40");

        as("chen", () -> work.report(key + "-1", new Work.Report(10, today, new BigDecimal("2.5"), "")));
        // Nobody works on a project before it begins.
        jdbc.update("update project set start_date = ? where project_key = ?", today.minusDays(1), key);
        as("chen", () -> work.report(key + "-1", new Work.Report(20, today.minusDays(1), new BigDecimal("4"), "")));

        CostSheet sheet = costs.of(projects.require(key));

        assertThat(sheet.whole().actual("CNY"))
                .as("2.5 h at 200 and 4 h at 100")
                .isEqualByComparingTo("900");
        assertThat(sheet.workers()).containsOnlyKeys("陈杰 Chen Jie", "吴倩 Wu Qian");
        assertThat(sheet.phases()).containsOnlyKeys("");
    }

    @Test
    void rolesMaterialAndFixedCostsCountToo() {
        String key = newProject();
        rate("chen", today().minusYears(1), "100");
        ProjectResource role = as(
                "lin",
                () -> resources.add(
                        key,
                        new ResourceDraft(
                                Kind.PLACEHOLDER, null, "Designer", 100, "", new BigDecimal("300"), null, null)));
        ProjectResource flyers = as(
                "lin",
                () -> resources.add(
                        key,
                        new ResourceDraft(
                                Kind.MATERIAL, null, "Flyers", 100, "box", new BigDecimal("12.5"), null, null)));
        ProjectResource chen = resources.ofPerson(key, "chen");
        Timing fixed = new Timing(null, null, null, null, null, null, new BigDecimal("500"), null);
        addItem(
                key,
                ItemDraft.of("Stand", "lin", null, null, hours(10))
                        .owned(
                                "lin",
                                List.of(
                                        new Assignment(role.id(), 50),
                                        new Assignment(chen.id(), 50),
                                        new Assignment(flyers.id(), 200)))
                        .timed(fixed));

        CostSheet sheet = costs.of(projects.require(key));

        assertThat(sheet.whole().planned("CNY")).as("5 h at 300 and 5 h at 100").isEqualByComparingTo("2000");
        assertThat(sheet.whole().things("CNY")).as("two boxes at 12.50 and 500").isEqualByComparingTo("525");
        assertThat(sheet.workers().get("Designer").plannedHours()).isEqualByComparingTo("5");
        assertThat(body("lin", "/projects/" + key + "/budget"))
                .contains("CNY 2,525", "Material and fixed cost of items");
    }

    @Test
    void linesAreKeptByTheManagerAndShownAgainstTheBudget() {
        String key = newProject();
        String page = "/projects/" + key + "/budget";
        Visitor lin = visitor("lin");
        assertThat(body("lin", page)).contains("Add what money is set aside for");
        assertThat(lin.post(
                                page,
                                Map.of(
                                        "category",
                                        "MEDIA",
                                        "description",
                                        "<i>Search</i> ads",
                                        "planned",
                                        "60000",
                                        "committed",
                                        "1000",
                                        "actual",
                                        "500",
                                        "currency",
                                        "cny"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lin.post(
                                page,
                                Map.of(
                                        "category",
                                        "EVENT",
                                        "description",
                                        "Fair",
                                        "planned",
                                        "30000",
                                        "currency",
                                        "CNY"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lin.post(
                                page,
                                Map.of(
                                        "category",
                                        "TRAVEL",
                                        "description",
                                        "Trip",
                                        "planned",
                                        "700",
                                        "currency",
                                        "EUR"))
                        .statusCode())
                .isEqualTo(302);

        assertThat(body("lin", page))
                .contains(
                        "&lt;i&gt;Search&lt;/i&gt; ads",
                        "CNY 90,000",
                        "CNY 1,500",
                        "CNY 78,500",
                        "CNY 10,000 more is planned than the budget has.",
                        "Not in these sums: EUR 700 planned");
        assertThat(body("chen", page)).contains("CNY 90,000").doesNotContain("Add a budget line");
        assertThat(visitor("sun").get(page).statusCode()).isEqualTo(404);
        assertThat(visitor("chen")
                        .post(page, Map.of("category", "EVENT", "description", "x", "currency", "CNY"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(lin.post(page, Map.of("category", "EVENT", "description", "x", "currency", "YEN!"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lin.post(page, Map.of("category", "EVENT", "description", "", "currency", "CNY"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lin.post(page, Map.of("category", "NONE", "description", "x", "currency", "CNY"))
                        .statusCode())
                .isBetween(400, 422);
    }

    @Test
    void whatPeopleCostIsForTheManagerAlone() {
        String key = executing();
        rate("chen", today().minusYears(1), "321");
        String page = "/projects/" + key + "/budget";

        assertThat(body("lin", page)).contains("The team’s work by person", "CNY 12,840");
        assertThat(body("fang", page))
                .as("the sponsor sees sums")
                .contains("CNY 12,840")
                .doesNotContain("by person");
        for (String other : new String[] {"chen", "zhao"}) {
            assertThat(body(other, page)).contains("is not included").doesNotContain("12,840", "by person");
        }
    }

    private void rate(String person, LocalDate from, String hourly) {
        as("admin", () -> rates.set(new Rate(person, from, new BigDecimal(hourly), "CNY")));
    }

    private String body(String person, String path) {
        HttpResponse<String> page = visitor(person).get(path, "Accept-Language", "en");
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }
}
