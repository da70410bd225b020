package org.gatehouse.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ResourcePagesTests extends ResourceTest {

    @Autowired
    ProjectResources resources;

    @Autowired
    Capacity capacity;

    @Autowired
    Rates rates;

    @Test
    void theHousesCalendarsAreReadByAllAndChangedByAdministrators() {
        String list = english("chen", "/resources/calendars");
        assertThat(list)
                .contains("Gatehouse", "China, with make-up working days")
                .doesNotContain("Add a calendar");
        assertThat(chinese("chen", "/resources/calendars")).contains("工作日历", "中国（含调休上班日）");
        Visitor admin = visitor("admin");
        assertThat(english("admin", "/resources/calendars")).contains("Add a calendar");

        long house = calendars.all(null).get(0).id();
        String name = "Shifts " + System.nanoTime();
        HttpResponse<String> added =
                admin.post("/resources/calendars", Map.of("name", name, "baseId", Long.toString(house)));
        assertThat(added.statusCode()).isEqualTo(302);
        CalendarRules shifts = calendars.all(null).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        String page = "/resources/calendars/" + shifts.id();
        String shown = english("admin", page);
        assertThat(shown).contains("based on Gatehouse", "Special days", "Public holidays of the coming year");

        assertThat(admin.post(
                                page + "/days",
                                Map.of(
                                        "version",
                                        "1",
                                        "from",
                                        "2027-03-06",
                                        "dayName",
                                        "Fair",
                                        "dayHours",
                                        "10:00-16:00"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(calendars.byId(shifts.id()).minutesOn(java.time.LocalDate.of(2027, 3, 6)))
                .isEqualTo(360);
        assertThat(english("admin", page)).contains("Fair", "10:00-16:00");
        assertThat(admin.post(page + "/days/0/removal", Map.of("version", "1")).statusCode())
                .as("somebody was faster")
                .isEqualTo(409);
        assertThat(admin.post(page + "/days/0/removal", Map.of("version", "2")).statusCode())
                .isEqualTo(302);
        assertThat(admin.post(page + "/days", Map.of("version", "3", "from", "2027-03-06", "dayHours", "10-16"))
                        .statusCode())
                .isEqualTo(422);
        for (String other : List.of("lin", "chen")) {
            assertThat(visitor(other).post(page + "/removal", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(visitor(other).post(page + "/standard", Map.of()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(admin.post(page + "/removal", Map.of()).statusCode()).isEqualTo(302);
        assertThat(admin.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void aWeekIsEnteredDayByDay() {
        String key = newProject();
        CalendarRules rules = as("lin", () -> calendars.add(key, mornings("Ours", null)));
        String page = "/projects/" + key + "/calendars/" + rules.id();
        String body = "version=1&name=Ours&baseId=&holidays=NO"
                + "&mode=work&mode=work&mode=free&mode=base&mode=free&mode=free&mode=work"
                + "&hours=08:00-12:00&hours=08:00-10:00,11:00-12:00&hours=&hours=&hours=&hours=&hours=22:00-24:00";
        assertThat(visitor("lin").raw(page, body).statusCode()).isEqualTo(302);
        assertThat(calendars.byId(rules.id()).minutesOn(MONDAY)).isEqualTo(240);
        assertThat(calendars.byId(rules.id()).minutesOn(MONDAY.plusDays(1))).isEqualTo(180);
        assertThat(calendars.byId(rules.id()).minutesOn(MONDAY.plusDays(2))).isZero();
        assertThat(calendars.byId(rules.id()).minutesOn(MONDAY.plusDays(6))).isEqualTo(120);
        assertThat(visitor("lin").raw(page, body).statusCode()).as("stale").isEqualTo(409);
        assertThat(visitor("lin")
                        .raw(page, "version=2&name=Ours&mode=work&hours=")
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor("chen")
                        .raw(page, body.replace("version=1", "version=2"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor("sun").get(page).statusCode()).isEqualTo(404);
        assertThat(english("chen", page)).contains("not worked", "22:00-24:00").doesNotContain("name=\"mode\"");
    }

    @Test
    void managersSeeEverybodyAndEverybodyTheirOwn() {
        as("admin", () -> rates.set(new Rate("chen", MONDAY, new BigDecimal("217"), "CNY")));
        as("chen", () -> capacity.setSkill("chen", "Copywriting", 4));

        assertThat(english("lin", "/resources/people?skill=Copywriting"))
                .contains("陈杰 Chen Jie", "Copywriting")
                .doesNotContain("吴倩 Wu Qian");
        assertThat(visitor("chen").get("/resources/people").statusCode()).isEqualTo(403);
        assertThat(visitor("wu").get("/resources/people/chen").statusCode()).isEqualTo(404);
        assertThat(visitor("lin").get("/resources/people/nobody").statusCode()).isEqualTo(404);
        assertThat(english("chen", "/resources/people/chen"))
                .contains("Copywriting", "Absences")
                .doesNotContain("CNY 217");
        assertThat(english("lin", "/resources/people/chen"))
                .as("rates are the administrators'")
                .doesNotContain("CNY 217");
        assertThat(english("admin", "/resources/people/chen")).contains("CNY 217");
        assertThat(visitor("lin")
                        .post(
                                "/resources/people/chen/rates",
                                Map.of("validFrom", "2027-01-04", "hourly", "1", "currency", "CNY"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor("chen").get("/me/working-time").headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/resources/people/chen"));
        assertThat(chinese("chen", "/me")).contains("我的缺勤与技能");
    }

    @Test
    void absencesAndSkillsAreEnteredByForm() {
        Visitor chen = visitor("chen");
        assertThat(chen.post(
                                "/resources/people/chen/absences",
                                Map.of(
                                        "fromDate",
                                        "2027-05-03",
                                        "toDate",
                                        "2027-05-07",
                                        "kind",
                                        "LEAVE",
                                        "note",
                                        "<b>Sea</b>"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(english("lin", "/resources/people/chen")).contains("&lt;b&gt;Sea&lt;/b&gt;", "Leave");
        assertThat(chen.post(
                                "/resources/people/chen/absences",
                                Map.of("fromDate", "2027-05-09", "toDate", "2027-05-07"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(chen.post("/resources/people/wu/absences", Map.of("fromDate", "2027-05-09"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(chen.post("/resources/people/chen/capacity", Map.of("percent", "10"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(chen.post("/resources/people/chen/skills", Map.of("skill", "SEO", "level", "9"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor("lin")
                        .post("/resources/people/chen/capacity", Map.of("percent", "60", "calendarId", ""))
                        .statusCode())
                .isEqualTo(302);
        assertThat(english("chen", "/resources/people/chen")).contains("60 %");
    }

    @Test
    void aProjectsResourcesAreKeptByItsManager() {
        String key = newProject();
        String page = "/projects/" + key + "/resources";
        Visitor lin = visitor("lin");
        as("admin", () -> rates.set(new Rate("chen", MONDAY.minusYears(5), new BigDecimal("217"), "CNY")));
        assertThat(lin.post(page, Map.of("personId", "chen", "percent", "50")).statusCode())
                .isEqualTo(302);
        assertThat(lin.post(page, Map.of("kind", "PLACEHOLDER", "name", "Stand builder"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lin.post(page, Map.of("kind", "MATERIAL", "name", "Flyers", "unitLabel", "box", "rate", "12.5"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lin.post(page, Map.of("kind", "MATERIAL", "name", "")).statusCode())
                .isEqualTo(422);

        assertThat(english("lin", page)).contains("陈杰 Chen Jie", "Stand builder", "Flyers", "CNY 217", "CNY 12.50");
        assertThat(english("chen", page)).contains("Stand builder").doesNotContain("CNY 217", "/resources/1");
        assertThat(english("zhao", page)).contains("Flyers").doesNotContain("CNY 217");
        assertThat(chinese("lin", page)).contains("人员与角色", "物料");
        assertThat(visitor("sun").get(page).statusCode()).isEqualTo(404);

        ProjectResource role = resources.of(key).get(1);
        String one = page + "/" + role.id();
        assertThat(lin.get(one).statusCode()).isEqualTo(200);
        assertThat(visitor("chen").get(one).statusCode()).isEqualTo(403);
        assertThat(visitor("chen")
                        .post(one + "/person", Map.of("personId", "wu"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(lin.post(one + "/person", Map.of("personId", "wu")).statusCode())
                .isEqualTo(302);
        Map<String, String> change = new HashMap<>(Map.of("version", "1", "percent", "80", "rate", "99"));
        assertThat(lin.post(one, change).statusCode()).as("bound since").isEqualTo(409);
        change.put("version", "2");
        assertThat(lin.post(one, change).statusCode()).isEqualTo(302);
        assertThat(english("lin", page)).contains("吴倩 Wu Qian", "CNY 99");
        assertThat(lin.post(one + "/removal", Map.of()).statusCode()).isEqualTo(302);
        assertThat(resources.of(key)).hasSize(2);
        assertThat(english("lin", "/projects/" + key + "/trail")).contains("fills the role Stand builder");
    }

    private String english(String person, String path) {
        return page(person, path, "en");
    }

    private String chinese(String person, String path) {
        return page(person, path, "zh-CN");
    }

    private String page(String person, String path, String language) {
        HttpResponse<String> page = visitor(person).get(path, "Accept-Language", language);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }
}
