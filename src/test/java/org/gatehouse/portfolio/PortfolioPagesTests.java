package org.gatehouse.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The portfolio as browsers see it: whose projects, in which order, over months, added up, as files. */
class PortfolioPagesTests extends Stage {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void clear() {
        Fleet.sink(jdbc);
        jdbc.update("delete from portfolio_filter");
    }

    @Test
    void managers_see_all_and_others_those_they_are_or_were_in() {
        String key = newProject();
        as("lin", () -> projects.invite(key, "sun"));
        as("lin", () -> projects.release(key, "sun"));

        for (String path : List.of("/portfolio", "/portfolio/timeline", "/portfolio/rollup", "/portfolio/export/csv")) {
            String query = path + "?text=" + key;
            String sign = path.endsWith("rollup") ? "Small firms" : "Test project " + key;
            for (String person : List.of("lin", "zhao", "fang", "chen", "sun")) {
                assertThat(page(person, query)).as(person + " " + path).contains(sign);
            }
            assertThat(page("amy", query)).as(path).doesNotContain(sign);
        }
        assertThat(page("chen", "/portfolio?mine=true&text=" + key)).contains("Test project " + key);
        assertThat(page("sun", "/portfolio?mine=true&text=" + key)).doesNotContain("Test project " + key);
        assertThat(page("zhao", "/portfolio?mine=true&text=" + key)).doesNotContain("Test project " + key);
    }

    @Test
    void each_open_project_says_what_it_waits_for() {
        String key = newProject();

        assertThat(page("zhao", "/portfolio?text=" + key)).contains("林悦 Lin Yue", "define the goals");
    }

    @Test
    void filters_narrow_and_the_order_turns_round() {
        String key = newProject();
        String end = "quarter=" + Quarter.of(projects.require(key).endDate());

        for (String fits : List.of(
                "phase=GOALS&status=RUNNING", "health=grey", "manager=lin&sponsor=fang", "market=small%20FIRMS", end)) {
            assertThat(page("lin", "/portfolio?text=" + key + "&" + fits))
                    .as(fits)
                    .contains("Test project " + key);
        }
        for (String not : List.of(
                "phase=CLOSURE",
                "status=ARCHIVED",
                "health=red",
                "manager=zhao",
                "sponsor=lin",
                "market=Small",
                "quarter=1999-Q1",
                "overdue=true")) {
            assertThat(page("lin", "/portfolio?text=" + key + "&" + not))
                    .as(not)
                    .doesNotContain("Test project " + key);
        }
        for (String sort : Wish.SORTS) {
            assertThat(page("lin", "/portfolio?sort=" + sort)).contains("<table");
            assertThat(page("lin", "/portfolio?sort=-" + sort)).contains("<table");
        }
        assertThat(page("lin", "/portfolio?sort=-budget")).contains("aria-sort=\"descending\"");
    }

    @Test
    void a_project_that_is_late_is_found_as_overdue() {
        String key = newProject();
        jdbc.update(
                "update project set start_date = ?, end_date = ? where project_key = ?",
                LocalDate.now(clock).minusDays(30),
                LocalDate.now(clock).minusDays(1),
                key);

        assertThat(page("lin", "/portfolio?overdue=true&text=" + key)).contains("Test project " + key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phase=NONE",
                "status=%27%20or%201=1",
                "health=purple",
                "quarter=2026-Q5",
                "quarter=%27",
                "page=x",
                "text=AAAAAAAAAA_LONG",
                "market=AAAAAAAAAA_LONG"
            })
    void what_cannot_be_is_refused_in_the_readers_language(String query) {
        String sent = query.replace("AAAAAAAAAA_LONG", "a".repeat(201));
        for (String path : List.of("/portfolio?", "/portfolio/timeline?", "/portfolio/rollup?")) {
            HttpResponse<String> refused =
                    visitor("lin").get(path + sent, "Accept", "text/html", "Accept-Language", "zh-CN");
            assertThat(refused.statusCode()).as(path + sent).isBetween(400, 499);
            assertThat(refused.body()).containsPattern("[一-龥]{2}").doesNotContain("Exception", "SQL");
        }
    }

    @Test
    void hostile_values_are_only_text() {
        String key = newProject();
        for (String query : List.of(
                "text=" + encode("%"),
                "text=" + encode("_"),
                "text=" + encode("'; drop table project; --"),
                "text=" + encode("<script>alert(1)</script>"),
                "text=%00",
                "manager=" + encode("' or '1'='1"),
                "market=" + encode("!%_'"))) {
            String page = page("lin", "/portfolio?" + query + "&sort=end");
            assertThat(page).doesNotContain("<script>alert", "Exception");
            if (!query.equals("text=%00")) {
                assertThat(page).as(query).doesNotContain("Test project " + key);
            }
        }
        assertThat(page("lin", "/portfolio?sort=1;drop%20table%20project")).contains("<table");
        assertThat(visitor("lin").get("/portfolio/timeline?from=2026-13").statusCode())
                .isEqualTo(422);
        assertThat(visitor("lin").get("/portfolio/timeline?from=0001-01").statusCode())
                .isEqualTo(422);
        assertThat(page("lin", "/portfolio/timeline?months=999999999")).contains("aria-current=\"true\">12 months");
        assertThat(visitor("lin").get("/portfolio/rollup?by=COLOUR").statusCode())
                .isEqualTo(400);
        assertThat(visitor("lin").get("/portfolio/export/exe").statusCode()).isEqualTo(404);
    }

    @Test
    void pages_begin_and_end_where_they_should() {
        new Fleet(jdbc, LocalDate.now(clock), false).add("PG", 51, 1);
        String all = "/portfolio?sort=key&text=Campaign%20PG";

        assertThat(rowsOf(page("lin", all))).hasSize(25);
        assertThat(rowsOf(page("lin", all + "&page=3"))).hasSize(1);
        assertThat(page("lin", all + "&page=3")).contains("Page 3 of 3");
        assertThat(rowsOf(page("lin", all + "&page=99"))).isEqualTo(rowsOf(page("lin", all + "&page=3")));
        assertThat(rowsOf(page("lin", all + "&page=-5"))).isEqualTo(rowsOf(page("lin", all)));
        assertThat(rowsOf(page("lin", all.replace("PG", "NOSUCH")))).isEmpty();
        assertThat(page("lin", all.replace("PG", "NOSUCH"))).contains("No project fits the filter.");
    }

    @Test
    void the_list_says_where_projects_stand_in_both_languages() {
        new Fleet(jdbc, LocalDate.now(clock), false).add("ST", 6, 4);

        String english = page("lin", "/portfolio?text=Campaign%20ST&sort=key");
        assertThat(english)
                .contains(
                        "Plan gate",
                        "open since",
                        "Closure gate",
                        "Goal gate",
                        "At risk",
                        "Off track",
                        "Not measured yet")
                .contains("used CNY 271 (14 %)", "fleet-bo", "Fleet owners");
        // One goal is where it was when it began, weeks ago.
        assertThat(english).contains("1 of 3");
        String chinese = page("lin", "/portfolio?text=Campaign%20ST&sort=key", "zh-CN");
        assertThat(chinese)
                .contains("项目总览", "计划关口", "起待决策", "收尾关口", "下一关口", "已用")
                .doesNotContain("Next gate");
    }

    @Test
    void an_open_gate_says_since_when_and_until_when() {
        String key = newProject();
        submitGoals(key);

        assertThat(page("lin", "/portfolio?text=" + key)).contains("Goal gate", "open since", ">due ");
        passGates(key);
        assertThat(page("lin", "/portfolio?text=" + key)).contains("Plan gate", "planned ");
    }

    @Test
    void the_timeline_is_equal_to_its_table() {
        new Fleet(jdbc, LocalDate.now(clock), false).add("TL", 8, 4);

        String page = page("lin", "/portfolio/timeline?text=Campaign%20TL");
        assertThat(page).contains("gh-course__today", "gh-course__gate--waiting", "The same as a table");
        Matcher bars = Pattern.compile("gh-course__bar gh-course__bar--\\w+[^>]*title=\"([^\"]+)\"")
                .matcher(page);
        int found = 0;
        while (bars.find()) {
            found++;
            assertThat(page).contains("<li>" + bars.group(1) + "</li>");
        }
        assertThat(found).isGreaterThan(8);
        assertThat(page("lin", "/portfolio/timeline?text=Campaign%20TL&from=1990-01&months=6"))
                .contains("Jan 1990", "gh-course__elsewhere")
                .doesNotContain("gh-course__today\"");
        assertThat(page("lin", "/portfolio/timeline?text=Campaign%20TL", "zh-CN"))
                .contains("时间轴", "以表格显示");
    }

    @Test
    void sums_are_those_of_the_projects_they_lead_to() {
        new Fleet(jdbc, LocalDate.now(clock), false).add("RU", 60, 2);
        for (String by : List.of("MARKET", "MANAGER", "QUARTER")) {
            String page = page("lin", "/portfolio/rollup?text=Campaign%20RU&by=" + by);
            Matcher group = Pattern.compile(
                            "<th scope=\"row\"><a href=\"([^\"]+)\">[^<]*</a></th>\\s*<td class=\"num\"[^>]*>(\\d+)</td>")
                    .matcher(page);
            int whole = 0;
            while (group.find()) {
                String list = page("lin", group.group(1).replace("&amp;", "&"));
                assertThat(list).as(group.group(1)).contains("<span class=\"gh-badge\">" + group.group(2) + "</span>");
                whole += Integer.parseInt(group.group(2));
            }
            assertThat(whole).as(by).isEqualTo(60);
            Matcher light = Pattern.compile("<a class=\"gh-light gh-light--\\w+\" href=\"([^\"]+)\">[^<]*: (\\d+)</a>")
                    .matcher(page);
            while (light.find()) {
                assertThat(page("lin", light.group(1).replace("&amp;", "&")))
                        .contains("<span class=\"gh-badge\">" + light.group(2) + "</span>");
            }
            Matcher overdue = Pattern.compile("<a class=\"gh-overdue\" href=\"([^\"]+)\">(\\d+)</a>")
                    .matcher(page);
            assertThat(overdue.find()).isTrue();
            assertThat(page("lin", overdue.group(1).replace("&amp;", "&")))
                    .contains("<span class=\"gh-badge\">" + overdue.group(2) + "</span>");
        }
        assertThat(page("lin", "/portfolio/rollup?text=Campaign%20RU", "zh-CN")).contains("按项目经理", "平均进度");
    }

    @Test
    void the_mean_progress_is_weighted_by_budget_and_currencies_stay_apart() {
        new Fleet(jdbc, LocalDate.now(clock), false).add("WM", 2, 1);
        jdbc.update("update project set target_market = 'Weighing', budget = 3000 where project_key = 'WM1'");
        jdbc.update("update project set target_market = 'weighing', budget = 1000 where project_key = 'WM2'");
        jdbc.update("update project_progress set percent = 10 where project_key = 'WM1'");
        jdbc.update("update project_progress set percent = 50 where project_key = 'WM2'");

        String page = page("lin", "/portfolio/rollup?text=Campaign%20WM");
        assertThat(page).contains("CNY 4,000", "20 %", "CNY 543");
        jdbc.update("update project set currency = 'EUR' where project_key = 'WM2'");
        assertThat(page("lin", "/portfolio/rollup?text=Campaign%20WM"))
                .contains("CNY 3,000", "EUR 1,000", "10 %", "50 %")
                .doesNotContain("CNY 4,000");
    }

    @Test
    void people_keep_filters_by_name_for_themselves() {
        Visitor lin = visitor("lin");
        Visitor zhao = visitor("zhao");
        assertThat(lin.post("/portfolio/filters", Map.of("name", "Red ones", "query", "health=red&page=7&nonsense=1"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/portfolio?health=red&sort=end"));
        String href = "/portfolio?health=red&amp;sort=end\"";

        assertThat(lin.get("/portfolio?sort=name").body()).contains("Red ones", href);
        assertThat(zhao.get("/portfolio?sort=name").body()).doesNotContain("Red ones");
        String id = jdbc.queryForObject("select id from portfolio_filter", String.class);
        for (String command : List.of("name", "usual", "removal")) {
            assertThat(zhao.post(
                                    "/portfolio/filters/" + id + "/" + command,
                                    Map.of("name", "Mine", "query", "sort=end"))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(lin.post("/portfolio/filters", Map.of("name", "Red ones", "query", "sort=end"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(lin.post("/portfolio/filters", Map.of("name", " ", "query", "sort=end"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lin.post("/portfolio/filters", Map.of("name", "x".repeat(61), "query", "sort=end"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lin.post("/portfolio/filters", Map.of("name", "Bad", "query", "phase=NONE"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(lin.post("/portfolio/filters", Map.of("name", "Bad", "query", "text=%zz"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(jdbc.queryForObject("select count(*) from portfolio_filter", Integer.class))
                .isEqualTo(1);

        lin.post("/portfolio/filters/" + id + "/usual", Map.of("query", "sort=end"));
        assertThat(lin.get("/portfolio").headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/portfolio?health=red&sort=end"));
        assertThat(lin.get("/portfolio?sort=end").statusCode()).isEqualTo(200);
        assertThat(zhao.get("/portfolio").statusCode()).isEqualTo(200);
        lin.post("/portfolio/filters/" + id + "/usual", Map.of("query", "sort=end"));
        assertThat(lin.get("/portfolio").statusCode()).isEqualTo(200);

        lin.post("/portfolio/filters/" + id + "/name", Map.of("name", "<b>红灯</b>", "query", "sort=end"));
        assertThat(lin.get("/portfolio?sort=name").body()).contains("&lt;b&gt;红灯&lt;/b&gt;");
        lin.post("/portfolio/filters/" + id + "/removal", Map.of("query", "sort=end"));
        assertThat(jdbc.queryForObject("select count(*) from portfolio_filter", Integer.class))
                .isZero();
    }

    @Test
    void nobody_keeps_more_than_twenty_filters() {
        for (int n = 0; n < SavedFilters.MOST; n++) {
            jdbc.update("insert into portfolio_filter (person_id, name, query) values ('lin', ?, 'sort=end')", "F" + n);
        }
        HttpResponse<String> refused =
                visitor("lin").post("/portfolio/filters", Map.of("name", "One more", "query", "sort=end"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(visitor("zhao")
                        .post("/portfolio/filters", Map.of("name", "One more", "query", "sort=end"))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_csv_holds_all_pages_and_computes_nothing() throws IOException {
        new Fleet(jdbc, LocalDate.now(clock), false).add("CS", 60, 2);
        jdbc.update("update project set name = '=HYPERLINK(\"http://x\")', target_market = '@sum, \"quoted\"' where"
                + " project_key = 'CS7'");
        jdbc.update("update project set name = '-1+Campaign CS' where project_key = 'CS9'");

        byte[] bytes = visitor("lin")
                .bytes("/portfolio/export/csv?sort=key&manager=&sponsor=fleet-sponsor")
                .body();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(new String(bytes, StandardCharsets.UTF_8).substring(1)))
                .getRecords();
        assertThat(rows).hasSize(60);
        CSVRecord seven = rows.stream()
                .filter(row -> row.get("Key").equals("CS7"))
                .findFirst()
                .orElseThrow();
        assertThat(seven.get("Project")).isEqualTo("'=HYPERLINK(\"http://x\")");
        assertThat(seven.get("Target market")).isEqualTo("'@sum, \"quoted\"");
        assertThat(seven.get("Budget")).isEqualTo("8000");
        assertThat(seven.get("Used")).isEqualTo("277");
        assertThat(seven.get("Next gate")).isEqualTo("Plan gate");
        assertThat(seven.get("Gate is")).isEqualTo("open");
        assertThat(seven.get("Start"))
                .isEqualTo(LocalDate.now(clock).minusDays(7).toString());
        assertThat(rows).allSatisfy(row -> assertThat(row.get("Project")).doesNotStartWith("-"));

        String chinese = page("lin", "/portfolio/export/csv?text=Campaign%20CS", "zh-CN");
        assertThat(chinese).contains("项目编号,项目名称", "计划关口,待决策");
    }

    @Test
    void a_workbook_holds_days_as_days_and_texts_as_texts() throws IOException {
        new Fleet(jdbc, LocalDate.now(clock), false).add("XL", 30, 2);
        jdbc.update("update project set name = '=1+1' where project_key = 'XL1'");

        HttpResponse<byte[]> answer = visitor("lin").bytes("/portfolio/export/xlsx?sort=start&sponsor=fleet-sponsor");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("portfolio-", ".xlsx"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(30);
            for (Row row : workbook.getSheetAt(0)) {
                row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA));
                if (row.getCell(0).getStringCellValue().equals("XL1")) {
                    assertThat(row.getCell(1).getStringCellValue()).isEqualTo("=1+1");
                    assertThat(row.getCell(PortfolioTable.Column.BUDGET.ordinal())
                                    .getNumericCellValue())
                            .isEqualTo(2000);
                    assertThat(row.getCell(PortfolioTable.Column.START.ordinal())
                                    .getLocalDateTimeCellValue()
                                    .toLocalDate())
                            .isEqualTo(LocalDate.now(clock).minusDays(1));
                }
            }
        }
    }

    /** From the open goal gate to the plan phase. */
    private void passGates(String key) {
        decide("fang", key, "go", "");
    }

    private static List<String> rowsOf(String page) {
        return Pattern.compile("<span class=\"gh-badge\">([A-Z]{2}\\d+)</span>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String page(String person, String path) {
        return page(person, path, "en");
    }

    private String page(String person, String path, String language) {
        HttpResponse<String> page = visitor(person).get(path, "Accept-Language", language);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private final Map<String, Visitor> visitors = new java.util.HashMap<>();

    private Visitor visitor(String person) {
        return visitors.computeIfAbsent(person, id -> new Visitor(port).signIn(id));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
