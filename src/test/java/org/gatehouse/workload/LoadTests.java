package org.gatehouse.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.data.Offset;
import org.gatehouse.plan.Booking;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.schedule.WorkCalendar.Days;
import org.gatehouse.workload.Load.Cell;
import org.gatehouse.workload.Span.Unit;
import org.junit.jupiter.api.Test;

/** Figures reckoned by hand: weeks of five days of eight hours, no holidays from 30 November to the end of December. */
class LoadTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final Offset<Double> EXACT = within(0.001);

    private final Span weeks = Span.of(Unit.WEEK, MONDAY.plusDays(2));

    @Test
    void hoursSpreadEvenlyOverWorkingTime() {
        Load load = load(WorkCalendar.HOUSE, 100);
        load.add(booking(40.0, MONDAY.atTime(9, 0), MONDAY.plusDays(11).atTime(18, 0)));

        List<Cell> cells = load.cells();
        assertThat(cells).hasSize(8);
        assertThat(cells.get(0).from()).isEqualTo(MONDAY);
        assertThat(cells.get(0).asked()).isEqualTo(20, EXACT);
        assertThat(cells.get(1).asked()).isEqualTo(20, EXACT);
        assertThat(cells.get(2).asked()).isZero();
        assertThat(cells.get(0).capacity()).isEqualTo(40, EXACT);
        assertThat(cells.get(0).isOver()).isFalse();
    }

    @Test
    void twoThingsAtOnceAreTooMuch() {
        Load load = load(WorkCalendar.HOUSE, 100);
        load.add(booking(40.0, MONDAY.atTime(9, 0), MONDAY.plusDays(4).atTime(18, 0)));
        load.add(booking(20.0, MONDAY.atTime(9, 0), MONDAY.plusDays(4).atTime(18, 0)));

        Cell week = load.cells().get(0);
        assertThat(week.isOver()).isTrue();
        assertThat(week.excess()).isEqualTo(20, EXACT);
        assertThat(week.days()).isEqualTo(5);
        assertThat(week.heat()).isEqualTo(5);
        assertThat(load.parts()).extracting(part -> part.booking().hours()).containsExactly(40.0, 20.0);
    }

    @Test
    void aBusyDayShowsWhereTheWeekFits() {
        Load load = load(WorkCalendar.HOUSE, 60);
        load.add(booking(24.0, MONDAY.atTime(9, 0), MONDAY.plusDays(2).atTime(18, 0)));

        Cell week = load.cells().get(0);
        assertThat(week.capacity()).as("60 % of 40 h").isEqualTo(24, EXACT);
        assertThat(week.isOver()).isFalse();
        assertThat(week.days()).as("8 of 4.8 h").isEqualTo(3);
        assertThat(week.heat()).isEqualTo(4);
    }

    @Test
    void whatIsLeftBeginsTodayAndWhatIsLateIsDueToday() {
        Load load = load(WorkCalendar.HOUSE, 100);
        load.add(booking(
                10.0, MONDAY.minusDays(7).atTime(9, 0), MONDAY.plusDays(4).atTime(18, 0)));
        load.add(booking(
                9.0, MONDAY.minusDays(14).atTime(9, 0), MONDAY.minusDays(3).atTime(18, 0)));

        Cell week = load.cells().get(0);
        assertThat(week.asked()).isEqualTo(19, EXACT);
        assertThat(week.days()).as("2 + 9 h on Monday").isEqualTo(1);
    }

    @Test
    void daysAwayAreNoCapacityAndTakeNoWork() {
        Load load = load(WorkCalendar.HOUSE.without(List.of(new Days(MONDAY, MONDAY.plusDays(1)))), 100);
        load.add(booking(24.0, MONDAY.atTime(9, 0), MONDAY.plusDays(4).atTime(18, 0)));

        Cell week = load.cells().get(0);
        assertThat(week.capacity()).isEqualTo(24, EXACT);
        assertThat(week.asked()).isEqualTo(24, EXACT);
        assertThat(week.days()).isZero();
        assertThat(load.free(MONDAY, MONDAY.plusDays(4))).isZero();
        assertThat(load.free(MONDAY, MONDAY.plusDays(7))).isEqualTo(8, EXACT);
    }

    @Test
    void workOfNobodysHoursStillCounts() {
        Load load = load(WorkCalendar.HOUSE.without(List.of(new Days(MONDAY, MONDAY.plusDays(4)))), 100);
        load.add(booking(6.0, MONDAY.atTime(9, 0), MONDAY.plusDays(1).atTime(18, 0)));

        assertThat(load.cells().get(0).asked()).isEqualTo(6, EXACT);
        assertThat(load.cells().get(0).isOver()).isTrue();
    }

    @Test
    void withoutAnEffortThePercentCounts() {
        Load load = load(WorkCalendar.HOUSE, 100);
        load.add(new Booking(
                "P",
                "P-1",
                "Talk",
                "chen",
                0,
                null,
                50,
                MONDAY.atTime(13, 0),
                MONDAY.plusDays(4).atTime(18, 0)));

        assertThat(load.cells().get(0).asked()).as("half of 5 + 4 × 8 h").isEqualTo(18.5, EXACT);
    }

    @Test
    void monthsBeginOnTheirFirst() {
        Span months = Span.of(Unit.MONTH, MONDAY);
        Load load = new Load(months, MONDAY, WorkCalendar.HOUSE, 100);
        load.add(booking(16.0, MONDAY.atTime(9, 0), MONDAY.plusDays(1).atTime(18, 0)));

        assertThat(months.starts().get(0)).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(months.until()).isEqualTo(LocalDate.of(2027, 5, 1));
        assertThat(load.cells().get(0).asked()).isEqualTo(8, EXACT);
        assertThat(load.cells().get(1).asked()).isEqualTo(8, EXACT);
        assertThat(load.cells().get(0).capacity()).as("21 working days").isEqualTo(168, EXACT);
    }

    private Load load(WorkCalendar calendar, int percent) {
        return new Load(weeks, MONDAY, calendar, percent);
    }

    private static Booking booking(double hours, LocalDateTime from, LocalDateTime until) {
        return new Booking("P", "P-1", "Write", "chen", 0, hours, 100, from, until);
    }
}
