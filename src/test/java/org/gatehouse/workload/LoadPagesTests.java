package org.gatehouse.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.plan.Booking;
import org.gatehouse.plan.Bookings;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.resource.Capacity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LoadPagesTests extends Executing {

    @Autowired
    Bookings bookings;

    @Autowired
    Capacity capacity;

    @Test
    void whatIsOpenIsBookedWithWhatIsLeftOfIt() {
        String key = newProject();
        LocalDate start = projects.require(key).startDate();
        WorkItem first = addItem(key, ItemDraft.of("Audit", "chen", start, null, hours(40)));

        List<Booking> booked = bookings.between(start.minusDays(1), start.plusMonths(2)).stream()
                .filter(booking -> booking.projectKey().equals(key))
                .toList();

        assertThat(booked).hasSize(1);
        assertThat(booked.get(0).personId()).isEqualTo("chen");
        assertThat(booked.get(0).hours()).isEqualTo(40, within(0.001));
        assertThat(booked.get(0).from().toLocalDate()).isEqualTo(first.startDate());
        assertThat(bookings.between(start.plusYears(1), start.plusYears(2)).stream()
                        .filter(booking -> booking.projectKey().equals(key)))
                .isEmpty();
    }

    @Test
    void theHousesLoadNamesWhoIsOverAllocated() {
        String key = newProject();
        LocalDate start = projects.require(key).startDate();
        addItem(key, ItemDraft.of("Audit", "wu", start, start.plusDays(6), hours(90)));
        as("wu", () -> capacity.setSkill("wu", "Load tests", 3));

        String page = english("lin", "/resources/load?skill=Load%20tests");
        assertThat(page).contains("吴倩 Wu Qian", "One is over-allocated in this time, of 1", "■ +");
        assertThat(chinese("lin", "/resources/load?skill=Load%20tests&unit=MONTH"))
                .contains("超负荷", "按月");
        assertThat(english("lin", "/resources/load?in=" + key))
                .contains("吴倩 Wu Qian")
                .doesNotContain("Amy Carter");
        assertThat(visitor("lin").get("/resources/load?unit=YEAR").statusCode()).isEqualTo(400);
        assertThat(visitor("lin").get("/resources/load?from=9999-12-31&page=99").statusCode())
                .isEqualTo(200);
    }

    @Test
    void itemsOfHiddenProjectsCountButAreNotNamed() {
        String key = newProject();
        LocalDate start = projects.require(key).startDate();
        addItem(key, ItemDraft.of("Secret " + key, "chen", start, null, hours(10)));

        String mine = "/resources/load/chen";
        assertThat(english("lin", mine)).contains("Secret " + key, "Altogether");
        assertThat(english("chen", mine)).contains("Secret " + key);
        assertThat(visitor("sun").get(mine).statusCode())
                .as("shares no project with chen, or only others")
                .isIn(200, 404);
        if (visitor("sun").get(mine).statusCode() == 200) {
            assertThat(english("sun", mine)).doesNotContain("Secret " + key);
        }
        assertThat(english("admin", mine))
                .as("an administrator sees capacity, not projects")
                .contains("Other projects")
                .doesNotContain("Secret " + key);
        assertThat(english("sun", "/resources/load")).contains("孙浩 Sun Hao");
        assertThat(visitor("lin").get("/resources/load/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void aProjectShowsItsPeopleWithEverythingTheyDo() {
        String key = newProject();
        LocalDate start = projects.require(key).startDate();
        addItem(key, ItemDraft.of("Audit", "wu", start, start.plusDays(6), hours(90)));
        String page = "/projects/" + key + "/load";

        assertThat(english("chen", page)).contains("吴倩 Wu Qian", "林悦 Lin Yue", "■ +");
        assertThat(chinese("chen", page)).contains("人员或角色");
        assertThat(visitor("sun").get(page).statusCode()).isEqualTo(404);
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
