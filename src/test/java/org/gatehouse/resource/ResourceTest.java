package org.gatehouse.resource;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.HouseTest;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.springframework.beans.factory.annotation.Autowired;

/** A project of {@code lin}'s with {@code chen} and {@code wu}, from Monday 4 January to Friday 26 March 2027. */
abstract class ResourceTest extends HouseTest {

    static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    Projects projects;

    @Autowired
    Calendars calendars;

    String newProject() {
        return as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        "Resource test",
                        "RS" + COUNT.incrementAndGet(),
                        "",
                        "",
                        "",
                        MONDAY,
                        LocalDate.of(2027, 3, 26),
                        BigDecimal.valueOf(100000),
                        "CNY",
                        "fang",
                        List.of("chen", "wu"),
                        7)));
    }

    /** Mornings from Monday to Friday, based on the calendar. */
    static CalendarDraft mornings(String name, Long base) {
        Map<DayOfWeek, List<Shift>> week = new java.util.EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() < 6) {
                week.put(day, Shift.parse("08:00-12:00"));
            }
        }
        return new CalendarDraft(name, base, null, null, week, List.of());
    }
}
