package org.gatehouse.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.Period;
import org.gatehouse.review.Measurement.Approved;
import org.gatehouse.review.Measurement.Work;
import org.junit.jupiter.api.Test;

/** The figures, worked by hand. 4 January 2027 is a Monday. */
class MeasurementTests {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
    private static final Period PROJECT = new Period(MONDAY, MONDAY.plusDays(99));

    @Test
    void progressIsWeightedByEffort() {
        // 40 h done, 120 h at 50 %, 40 h untouched: 100 of 200 hours.
        Figures figures = measured(
                MONDAY.plusDays(14),
                work(40, 0, 4, 100, true),
                work(120, 7, 18, 50, false),
                work(40, 21, 25, 0, false));
        assertThat(figures.actualProgress()).isEqualByComparingTo("50");
        // 40 h were due, 5 of 10 working days of the 120 h have passed: 100 of 200 hours.
        assertThat(figures.plannedProgress()).isEqualByComparingTo("50");
        assertThat(figures.progressRatio()).isEqualByComparingTo("1");
        assertThat(figures.earnedHours()).isEqualByComparingTo("100");
        assertThat(figures.plannedHours()).isEqualByComparingTo("200");
        assertThat(figures.items()).isEqualTo(3);
        assertThat(figures.doneItems()).isEqualTo(1);
        assertThat(figures.openItems()).isEqualTo(2);
    }

    @Test
    void todayIsStillToCome() {
        Work week = work(40, 0, 4, 0, false);
        assertThat(Measurement.plannedPercent(week, MONDAY)).isEqualByComparingTo("0");
        assertThat(Measurement.plannedPercent(week, MONDAY.plusDays(1))).isEqualByComparingTo("20");
        assertThat(Measurement.plannedPercent(week, MONDAY.plusDays(4))).isEqualByComparingTo("80");
        assertThat(Measurement.plannedPercent(week, MONDAY.plusDays(5))).isEqualByComparingTo("100");
    }

    @Test
    void weekendsDoNotCount() {
        Work twoWeeks = work(40, 0, 11, 0, false);
        assertThat(Measurement.plannedPercent(twoWeeks, MONDAY.plusDays(5)))
                .isEqualByComparingTo(Measurement.plannedPercent(twoWeeks, MONDAY.plusDays(7)))
                .isEqualByComparingTo("50");
    }

    @Test
    void overdueWorkIsExpectedTodayAtTheEarliest() {
        // Approved until Friday the 8th; on Wednesday the 20th it is still open.
        Figures figures = measured(MONDAY.plusDays(16), work(40, 0, 4, 90, false));
        assertThat(figures.overdueItems()).isEqualTo(1);
        assertThat(figures.overdueShare()).isEqualByComparingTo("100");
        assertThat(figures.expectedFinish()).isEqualTo(MONDAY.plusDays(16));
        assertThat(figures.slipDays()).isEqualTo(16 - 25);
    }

    @Test
    void doneLateIsNotOverdue() {
        Figures figures = Measurement.figures(
                MONDAY.plusDays(16),
                PROJECT,
                List.of(new Work(hours(40), MONDAY, MONDAY.plusDays(4), MONDAY.plusDays(8), 100, true)),
                new Approved(MONDAY.plusDays(4), hours(40)),
                hours(50),
                List.of());
        assertThat(figures.overdueItems()).isZero();
        assertThat(figures.slipDays()).isEqualTo(4);
        assertThat(figures.effortRatio()).isEqualByComparingTo("1.25");
    }

    @Test
    void workWithoutEstimateWeighsADay() {
        Figures figures = measured(MONDAY, new Work(null, null, null, null, 100, true), work(8, 0, 0, 0, false));
        assertThat(figures.actualProgress()).isEqualByComparingTo("50");
        assertThat(figures.plannedHours()).isEqualByComparingTo("8");
    }

    @Test
    void scopeIsComparedWithTheBaseline() {
        Figures figures = measured(MONDAY, work(250, 0, 25, 0, false));
        assertThat(figures.baselineHours()).isEqualByComparingTo("200");
        assertThat(figures.scopeGrowth()).isEqualByComparingTo("25");
    }

    @Test
    void goalsAreEndangeredWhenTheirDeadlineComesBeforeTheFinish() {
        Figures figures = Measurement.figures(
                MONDAY,
                PROJECT,
                List.of(work(40, 0, 11, 0, false)),
                new Approved(MONDAY.plusDays(11), hours(40)),
                BigDecimal.ZERO,
                java.util.Arrays.asList(MONDAY.plusDays(10), MONDAY.plusDays(11), null));
        assertThat(figures.goals()).isEqualTo(3);
        assertThat(figures.goalsEndangered()).isEqualTo(1);
        assertThat(figures.goalsEndangeredShare()).isEqualByComparingTo("33.3");
    }

    @Test
    void timeElapsedStaysWithinTheProject() {
        assertThat(measured(MONDAY.minusDays(3)).timeElapsed()).isEqualByComparingTo("0");
        assertThat(measured(MONDAY.plusDays(25)).timeElapsed()).isEqualByComparingTo("25");
        assertThat(measured(MONDAY.plusDays(500)).timeElapsed()).isEqualByComparingTo("100");
    }

    @Test
    void nothingPlannedIsNothingWrong() {
        Figures figures = Measurement.figures(
                MONDAY, PROJECT, List.of(), new Approved(null, BigDecimal.ZERO), BigDecimal.ZERO, List.of());
        assertThat(figures.progressRatio()).isEqualByComparingTo("1");
        assertThat(figures.effortRatio()).isEqualByComparingTo("1");
        assertThat(figures.overdueShare()).isEqualByComparingTo("0");
        assertThat(figures.slipDays()).isZero();
        assertThat(figures.scopeGrowth()).isEqualByComparingTo("0");
        assertThat(figures.goalsEndangeredShare()).isEqualByComparingTo("0");
        assertThat(figures.expectedFinish()).isNull();
    }

    private static Figures measured(LocalDate today, Work... work) {
        return Measurement.figures(
                today,
                PROJECT,
                List.of(work),
                new Approved(MONDAY.plusDays(25), hours(200)),
                BigDecimal.ZERO,
                List.of());
    }

    private static Work work(int hours, int fromDay, int toDay, int progress, boolean done) {
        return new Work(
                hours(hours), MONDAY.plusDays(fromDay), MONDAY.plusDays(toDay), MONDAY.plusDays(toDay), progress, done);
    }

    private static BigDecimal hours(int hours) {
        return BigDecimal.valueOf(hours);
    }
}
