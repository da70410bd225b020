package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.gatehouse.schedule.WorkCalendar.Days;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTests {

    private static final WorkCalendar HOUSE = WorkCalendar.HOUSE;
    private static final List<Shift> MORNING = Shift.parse("09:00-12:00");

    @Test
    void aDaysWorkEndsInTheEveningAndBeginsInTheMorning() {
        assertThat(HOUSE.add(at("2026-03-02T09:00"), 480)).isEqualTo(at("2026-03-02T18:00"));
        assertThat(HOUSE.add(at("2026-03-02T09:00"), 481)).isEqualTo(at("2026-03-03T09:01"));
        assertThat(HOUSE.add(at("2026-03-02T09:00"), 180)).isEqualTo(at("2026-03-02T12:00"));
        assertThat(HOUSE.subtract(at("2026-03-03T18:00"), 480)).isEqualTo(at("2026-03-03T09:00"));
        assertThat(HOUSE.subtract(at("2026-03-03T09:00"), 300)).isEqualTo(at("2026-03-02T13:00"));
        assertThat(HOUSE.next(at("2026-03-02T18:00"))).isEqualTo(at("2026-03-03T09:00"));
        assertThat(HOUSE.next(at("2026-03-02T12:00"))).isEqualTo(at("2026-03-02T13:00"));
        assertThat(HOUSE.previous(at("2026-03-02T13:00"))).isEqualTo(at("2026-03-02T12:00"));
        assertThat(HOUSE.add(at("2026-03-02T20:00"), 0)).isEqualTo(at("2026-03-02T20:00"));
        assertThat(HOUSE.between(at("2026-03-02T10:00"), at("2026-03-04T10:00")))
                .isEqualTo(960);
        assertThat(HOUSE.between(at("2026-03-04T10:00"), at("2026-03-02T10:00")))
                .isEqualTo(-960);
    }

    @Test
    void workGoesOnAfterTheSpringFestivalAndOnItsMakeUpDays() {
        assertThat(HOUSE.add(at("2026-02-13T09:00"), 3 * 480)).isEqualTo(at("2026-02-24T18:00"));
        assertThat(HOUSE.shiftsOn(LocalDate.of(2026, 2, 14))).isEqualTo(Shift.parse("09:00-12:00,13:00-18:00"));
    }

    @Test
    void makeUpDaysHaveTheOrdinaryHoursOfTheCalendarAsked() {
        WorkCalendar partTime = HOUSE.derive().weekdays(MORNING).build();
        assertThat(partTime.minutesOn(LocalDate.of(2026, 2, 14))).isEqualTo(180);
        WorkCalendar twoDays = WorkCalendar.builder()
                .day(DayOfWeek.MONDAY, MORNING)
                .day(DayOfWeek.TUESDAY, MORNING)
                .chineseHolidays()
                .build();
        assertThat(twoDays.minutesOn(LocalDate.of(2026, 2, 14))).isZero();
        assertThat(twoDays.minutesOn(LocalDate.of(2026, 3, 2))).isEqualTo(180);
    }

    @Test
    void aDerivedCalendarsExceptionsComeFirstThenTheBasesThenTheWeeks() {
        WorkCalendar base = HOUSE.derive()
                .exception(new Days(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 6)), List.of())
                .build();
        WorkCalendar own = base.derive()
                .day(DayOfWeek.MONDAY, MORNING)
                .exception(new Days(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 4)), MORNING)
                .build();
        assertThat(own.minutesOn(LocalDate.of(2026, 3, 2))).isZero();
        assertThat(own.minutesOn(LocalDate.of(2026, 3, 4))).isEqualTo(180);
        assertThat(own.minutesOn(LocalDate.of(2026, 3, 9))).isEqualTo(180);
        assertThat(own.minutesOn(LocalDate.of(2026, 3, 10))).isEqualTo(480);
        assertThat(own.minutesOn(LocalDate.of(2026, 10, 5))).isZero();
    }

    @Test
    void theLastToldOfOverlappingExceptionsCounts() {
        WorkCalendar calendar = HOUSE.derive()
                .exception(new Days(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 13)), List.of())
                .exception(new Days(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 5)), MORNING)
                .build();
        assertThat(LocalDate.of(2026, 3, 1)
                        .datesUntil(LocalDate.of(2026, 3, 17))
                        .map(calendar::minutesOn))
                .containsExactly(0, 0, 0, 180, 180, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 480);
    }

    @Test
    void absencesAndCommonHours() {
        Days away = new Days(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4));
        assertThat(HOUSE.without(List.of(away)).add(at("2026-03-02T09:00"), 960))
                .isEqualTo(at("2026-03-05T18:00"));
        WorkCalendar late =
                WorkCalendar.builder().everyDay(Shift.parse("11:00-15:00")).build();
        WorkCalendar both = late.and(HOUSE);
        assertThat(both.shiftsOn(LocalDate.of(2026, 3, 2))).isEqualTo(Shift.parse("11:00-12:00,13:00-15:00"));
        assertThat(both.minutesOn(LocalDate.of(2026, 2, 14))).isEqualTo(180);
        assertThat(both.minutesOn(LocalDate.of(2026, 2, 16))).isZero();
    }

    @Test
    void nightShiftsRunOverMidnight() {
        WorkCalendar nights = WorkCalendar.builder()
                .everyDay(Shift.parse("00:00-06:00,22:00-24:00"))
                .build();
        assertThat(nights.add(at("2026-03-02T22:00"), 120)).isEqualTo(at("2026-03-03T00:00"));
        assertThat(nights.add(at("2026-03-02T22:00"), 480)).isEqualTo(at("2026-03-03T06:00"));
        assertThat(nights.next(at("2026-03-03T00:00"))).isEqualTo(at("2026-03-03T00:00"));
        assertThat(nights.previous(at("2026-03-03T00:00"))).isEqualTo(at("2026-03-03T00:00"));
        assertThat(nights.subtract(at("2026-03-03T06:00"), 480)).isEqualTo(at("2026-03-02T22:00"));
    }

    @Test
    void whereNothingIsWorkedItSaysSo() {
        WorkCalendar never = WorkCalendar.builder().build();
        LocalDateTime time = at("2026-03-02T09:00");
        assertThatThrownBy(() -> never.add(time, 1))
                .isInstanceOf(NoWorkingTime.class)
                .hasMessageContaining("2026-03-02");
        assertThatThrownBy(() -> never.subtract(time, 1)).isInstanceOf(NoWorkingTime.class);
        assertThatThrownBy(() -> never.next(time)).isInstanceOf(NoWorkingTime.class);
        assertThatThrownBy(() -> never.previous(time)).isInstanceOf(NoWorkingTime.class);
        assertThat(never.between(time, time.plusYears(3))).isZero();
        assertThat(never.worksFrom(time.toLocalDate())).isFalse();
        assertThat(HOUSE.worksFrom(time.toLocalDate())).isTrue();
        assertThatThrownBy(() -> HOUSE.add(time, Long.MAX_VALUE)).isInstanceOf(NoWorkingTime.class);
        assertThatThrownBy(() -> HOUSE.next(LocalDateTime.MAX)).isInstanceOf(NoWorkingTime.class);
        WorkCalendar once = WorkCalendar.builder()
                .exception(new Days(LocalDate.of(2040, 5, 1), LocalDate.of(2040, 5, 1)), MORNING)
                .build();
        assertThat(once.add(time, 180)).isEqualTo(at("2040-05-01T12:00"));
        assertThatThrownBy(() -> once.add(time, 181)).isInstanceOf(NoWorkingTime.class);
    }

    @Test
    void hoursAreReadAndWritten() {
        assertThat(Shift.parse(" 9:00-12:00 , 13:00-24:00")).containsExactly(new Shift(540, 720), new Shift(780, 1440));
        assertThat(Shift.format(Shift.parse("09:00-12:00,13:00-24:00"))).isEqualTo("09:00-12:00,13:00-24:00");
        assertThat(Shift.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-12", "09:00", "12:00-09:00", "09:00-25:00", "09:00-12:00,", "09:00–12:00", "-"})
    void oddHoursAreRefused(String hours) {
        assertThatIllegalArgumentException().isThrownBy(() -> Shift.parse(hours));
    }

    private static LocalDateTime at(String time) {
        return LocalDateTime.parse(time);
    }
}
