package org.gatehouse.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class CalendarsTests extends ResourceTest {

    @Autowired
    Capacity capacity;

    @Autowired
    ApplicationEvents told;

    @Test
    void theHouseHasACalendarFromTheStart() {
        WorkCalendar house = calendars.house();

        assertThat(house.shiftsOn(LocalDate.of(2026, 11, 25))).isEqualTo(Shift.parse("09:00-12:00,13:00-18:00"));
        assertThat(house.minutesOn(LocalDate.of(2026, 11, 28))).as("Saturday").isZero();
        assertThat(house.minutesOn(LocalDate.of(2026, 10, 1)))
                .as("National Day")
                .isZero();
        assertThat(house.minutesOn(LocalDate.of(2026, 2, 14)))
                .as("a Saturday worked for Spring Festival")
                .isEqualTo(480);
        assertThat(house.add(LocalDateTime.of(2026, 11, 27, 17, 0), 120)).isEqualTo("2026-11-30T10:00");
    }

    @Test
    void aProjectFollowsTheHouseUntilItHasACalendarOfItsOwn() {
        String key = newProject();
        assertThat(calendars.of(key).minutesOn(MONDAY)).isEqualTo(480);

        long house = calendars.all(null).get(0).id();
        CalendarRules own = as("lin", () -> calendars.add(key, mornings("Mornings", house)));
        assertThat(calendars.of(key).minutesOn(MONDAY)).as("not chosen yet").isEqualTo(480);
        as("lin", () -> calendars.makeStandard(key, own.id()));

        assertThat(calendars.of(key).minutesOn(MONDAY)).isEqualTo(240);
        assertThat(calendars.of(key).minutesOn(LocalDate.of(2026, 10, 1)))
                .as("holidays of the base")
                .isZero();
        assertThat(calendars.byId(own.id()).minutesOn(MONDAY)).isEqualTo(240);
        assertThat(calendars.house().minutesOn(MONDAY)).isEqualTo(480);
        assertThat(told.stream(WorkingTimeChanged.class)).contains(new WorkingTimeChanged(key, null));
        assertThat(told.stream(ResourceChanged.class).map(ResourceChanged::action))
                .contains("resource.calendarChanged");

        as("lin", () -> calendars.followHouse(key));
        assertThat(calendars.of(key).minutesOn(MONDAY)).isEqualTo(480);
    }

    @Test
    void whatACalendarSaysItselfWinsOverItsBase() {
        String key = newProject();
        long house = calendars.all(null).get(0).id();
        LocalDate nationalDay = LocalDate.of(2026, 10, 1);
        CalendarDraft fair = new CalendarDraft(
                "Trade fair",
                house,
                Holidays.NO,
                null,
                Map.of(DayOfWeek.SATURDAY, Shift.parse("10:00-16:00"), DayOfWeek.MONDAY, List.of()),
                List.of(
                        new SpecialDays(MONDAY, MONDAY.plusDays(6), "Set-up", Shift.parse("06:00-08:00")),
                        new SpecialDays(MONDAY.plusDays(2), MONDAY.plusDays(2), "Company day", List.of())));
        CalendarRules rules = as("lin", () -> calendars.add(key, fair));
        WorkCalendar calendar = calendars.byId(rules.id());

        assertThat(calendar.minutesOn(nationalDay))
                .as("no holidays, the base's Thursday")
                .isEqualTo(480);
        assertThat(calendar.minutesOn(LocalDate.of(2027, 2, 1))).as("Monday").isZero();
        assertThat(calendar.minutesOn(LocalDate.of(2027, 2, 6))).as("Saturday").isEqualTo(360);
        assertThat(calendar.minutesOn(MONDAY)).as("special day").isEqualTo(120);
        assertThat(calendar.minutesOn(MONDAY.plusDays(2)))
                .as("the later special day")
                .isZero();
        assertThat(calendars.require(key, rules.id()).draft()).isEqualTo(fair);
    }

    @Test
    void peopleWorkByTheirOwnCalendarWithoutTheDaysTheyAreAway() {
        String key = newProject();
        long house = calendars.all(null).get(0).id();
        CalendarRules mornings = as("admin", () -> calendars.add(null, mornings("Half days", house)));
        as("lin", () -> capacity.set("wu", mornings.id(), 100));
        as("chen", () -> capacity.addAbsence("chen", MONDAY, MONDAY.plusDays(1), Absence.Kind.LEAVE, "Wedding"));

        Map<String, WorkCalendar> people = calendars.ofPeople(List.of("chen", "wu", "sun"), key);

        assertThat(people.get("chen").minutesOn(MONDAY)).isZero();
        assertThat(people.get("chen").minutesOn(MONDAY.plusDays(2))).isEqualTo(480);
        assertThat(people.get("wu").minutesOn(MONDAY)).isEqualTo(240);
        assertThat(people.get("sun").minutesOn(MONDAY)).isEqualTo(480);
        assertThat(calendars.ofPerson("chen", null).minutesOn(MONDAY)).isZero();
        assertThat(told.stream(WorkingTimeChanged.class)).contains(new WorkingTimeChanged(null, "chen"));

        assertThatThrownBy(() -> as("admin", () -> calendars.remove(null, mornings.id())))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void theHousesCalendarsAreTheAdministratorsAndAProjectsItsManagers() {
        String key = newProject();
        CalendarDraft draft = mornings("Mine", null);
        for (String person : List.of("lin", "chen", "han")) {
            assertThatThrownBy(() -> as(person, () -> calendars.add(null, draft)))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> as("chen", () -> calendars.add(key, draft))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("zhao", () -> calendars.add(key, draft))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> calendars.add(key, draft))).isInstanceOf(NotFound.class);
    }

    @Test
    void oneProjectsCalendarIsNothingToAnother() {
        String mine = newProject();
        String other = newProject();
        CalendarRules rules = as("lin", () -> calendars.add(mine, mornings("Mine", null)));

        assertThatThrownBy(() -> as("lin", () -> calendars.change(other, rules.id(), 1, mornings("Theirs", null))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("lin", () -> calendars.add(other, mornings("Based", rules.id()))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("admin", () -> calendars.add(null, mornings("Based", rules.id()))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesCirclesAndWhatSomebodyElseChanged() {
        String key = newProject();
        CalendarRules first = as("lin", () -> calendars.add(key, mornings("First", null)));
        CalendarRules second = as("lin", () -> calendars.add(key, mornings("Second", first.id())));

        assertThatThrownBy(() -> as(
                        "lin",
                        () -> calendars.change(key, first.id(), first.version(), mornings("First", second.id()))))
                .isInstanceOf(InvalidInput.class);
        as("lin", () -> calendars.change(key, first.id(), first.version(), mornings("Renamed", null)));
        assertThatThrownBy(() ->
                        as("lin", () -> calendars.change(key, first.id(), first.version(), mornings("Late", null))))
                .isInstanceOf(Conflict.class);
        assertThat(calendars.require(key, first.id()).name()).isEqualTo("Renamed");
    }

    @Test
    void knowsWhichYearsAreNotAnnounced() {
        assertThat(Calendars.unknownYears(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
                .isEmpty();
        assertThat(Calendars.unknownYears(LocalDate.of(2026, 1, 1), LocalDate.of(2099, 12, 31)))
                .contains(2099)
                .doesNotContain(2026);
    }
}
