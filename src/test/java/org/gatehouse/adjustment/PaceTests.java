package org.gatehouse.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.goal.Trajectory;
import org.junit.jupiter.api.Test;

/** What comes of it if it goes on as so far. */
class PaceTests {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final Trajectory RISING = way("1000", "2000");
    private static final Trajectory FALLING = way("80", "50");

    @Test
    void goesOnAsOnAverageSinceTheWayBegan() {
        Pace pace = Pace.of(RISING, List.of(at(10, "900"), at(40, "1200"))).orElseThrow();
        assertThat(pace.perDay()).isEqualByComparingTo("5");
        assertThat(pace.on(START.plusDays(100))).isEqualByComparingTo("1500");
        assertThat(pace.reaches(new BigDecimal("2000"))).contains(START.plusDays(200));
        assertThat(pace.reaches(new BigDecimal("2001"))).contains(START.plusDays(201));
    }

    @Test
    void alsoWhereLessIsBetter() {
        Pace pace = Pace.of(FALLING, List.of(at(50, "75"))).orElseThrow();
        assertThat(pace.on(START.plusDays(100))).isEqualByComparingTo("70");
        assertThat(pace.reaches(new BigDecimal("50"))).contains(START.plusDays(300));
    }

    @Test
    void neverReachesWhatItMovesAwayFromOrWhatIsTooFar() {
        assertThat(Pace.of(RISING, List.of(at(40, "990"))).orElseThrow().reaches(new BigDecimal("2000")))
                .isEmpty();
        assertThat(Pace.of(RISING, List.of(at(40, "1000"))).orElseThrow().reaches(new BigDecimal("2000")))
                .isEmpty();
        assertThat(Pace.of(RISING, List.of(at(40, "1001"))).orElseThrow().reaches(new BigDecimal("2000")))
                .isEmpty();
    }

    @Test
    void cannotBeToldBeforeTheSecondDay() {
        assertThat(Pace.of(RISING, List.of())).isEmpty();
        assertThat(Pace.of(RISING, List.of(at(0, "1000")))).isEmpty();
        assertThat(Pace.of(RISING, List.of(at(-5, "1000")))).isEmpty();
    }

    private static Point at(int day, String value) {
        return new Point(START.plusDays(day), new BigDecimal(value));
    }

    private static Trajectory way(String from, String to) {
        return Trajectory.linear(START, new BigDecimal(from), new BigDecimal(to), START.plusDays(100));
    }
}
