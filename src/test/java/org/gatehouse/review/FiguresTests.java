package org.gatehouse.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.kernel.Period;
import org.gatehouse.progress.ProgressFigures;
import org.junit.jupiter.api.Test;

/** What a review adds to the project's progress: time and goals. */
class FiguresTests {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
    private static final Period PROJECT = new Period(MONDAY, MONDAY.plusDays(99));

    @Test
    void goalsAreEndangeredWhenTheirDeadlineComesBeforeTheFinish() {
        Figures figures = Figures.of(
                progress(MONDAY, MONDAY.plusDays(11)),
                PROJECT,
                Arrays.asList(MONDAY.plusDays(10), MONDAY.plusDays(11), null));
        assertThat(figures.goals()).isEqualTo(3);
        assertThat(figures.goalsEndangered()).isEqualTo(1);
        assertThat(figures.goalsEndangeredShare()).isEqualByComparingTo("33.3");
    }

    @Test
    void withoutAFinishNothingIsEndangered() {
        Figures figures = Figures.of(progress(MONDAY, null), PROJECT, List.of(MONDAY));
        assertThat(figures.goalsEndangered()).isZero();
        assertThat(Figures.of(progress(MONDAY, null), PROJECT, List.of()).goalsEndangeredShare())
                .isEqualByComparingTo("0");
    }

    @Test
    void timeElapsedStaysWithinTheProject() {
        assertThat(elapsed(MONDAY.minusDays(3))).isEqualByComparingTo("0");
        assertThat(elapsed(MONDAY.plusDays(25))).isEqualByComparingTo("25");
        assertThat(elapsed(MONDAY.plusDays(500))).isEqualByComparingTo("100");
    }

    private static BigDecimal elapsed(LocalDate day) {
        return Figures.of(progress(day, null), PROJECT, List.of()).timeElapsed();
    }

    private static ProgressFigures progress(LocalDate day, LocalDate expectedFinish) {
        BigDecimal none = BigDecimal.ZERO;
        return new ProgressFigures(
                day,
                none,
                none,
                4,
                1,
                3,
                0,
                null,
                expectedFinish,
                null,
                none,
                none,
                none,
                none,
                0,
                0,
                null,
                null,
                false,
                null);
    }
}
