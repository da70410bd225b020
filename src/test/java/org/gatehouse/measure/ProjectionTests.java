package org.gatehouse.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gatehouse.chart.Plot.Point;
import org.junit.jupiter.api.Test;

class ProjectionTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void aStraightCourseIsContinued() {
        Projection line = Projection.of(weekly(100, 110, 120, 130), number("200"), MONDAY.plusWeeks(12), true)
                .orElseThrow();
        assertThat(line.readings()).isEqualTo(4);
        assertThat(line.atDeadline()).isEqualByComparingTo("220");
        assertThat(line.reaches()).isEqualTo(MONDAY.plusWeeks(10));
        assertThat(line.isEnough()).isTrue();
        assertThat(line.isReached()).isFalse();
    }

    /** Worked by hand with the formula of the textbooks. */
    @Test
    void leastSquaresGoThroughScatteredReadings() {
        // x = -3, -2, -1, 0 days; y = 2, 5, 4, 7: slope (Σxy − n·x̄·ȳ)/(Σx² − n·x̄²) = (−20 + 27)/(14 − 9) = 1.4
        List<Point> days = List.of(point(0, "2"), point(1, "5"), point(2, "4"), point(3, "7"));
        Projection line =
                Projection.of(days, number("20"), MONDAY.plusDays(13), true).orElseThrow();
        assertThat(line.fitted().doubleValue()).isEqualTo(6.6, within(0.005));
        assertThat(line.atDeadline().doubleValue()).isEqualTo(20.6, within(0.005));
        assertThat(line.reaches()).as("13.4 / 1.4 = 9.57 days on").isEqualTo(MONDAY.plusDays(13));
    }

    @Test
    void onlyTheLastEightCount() {
        Projection line = Projection.of(
                        weekly(900, 800, 100, 110, 120, 130, 140, 150, 160, 170),
                        number("300"),
                        MONDAY.plusWeeks(20),
                        true)
                .orElseThrow();
        assertThat(line.readings()).isEqualTo(8);
        assertThat(line.atDeadline()).isEqualByComparingTo("280");
        assertThat(line.isEnough()).isFalse();
        assertThat(line.reaches()).isEqualTo(MONDAY.plusWeeks(22));
    }

    @Test
    void whatGoesTheWrongWayNeverGetsThere() {
        Projection falling = Projection.of(weekly(100, 95, 90), number("200"), MONDAY.plusWeeks(12), true)
                .orElseThrow();
        assertThat(falling.reaches()).isNull();
        assertThat(falling.isEnough()).isFalse();
        Projection wanted = Projection.of(weekly(100, 95, 90), number("60"), MONDAY.plusWeeks(12), false)
                .orElseThrow();
        assertThat(wanted.reaches()).as("less is better").isEqualTo(MONDAY.plusWeeks(8));
        Projection still = Projection.of(weekly(100, 100, 100), number("200"), MONDAY.plusWeeks(12), true)
                .orElseThrow();
        assertThat(still.reaches()).isNull();
    }

    @Test
    void tooFewReadingsSayNothing() {
        assertThat(Projection.of(List.of(), number("1"), MONDAY, true)).isEmpty();
        assertThat(Projection.of(weekly(1, 2), number("1"), MONDAY, true)).isEmpty();
    }

    @Test
    void whatIsReachedIsReachedAndADeadlineThatHasComeIsNotProjected() {
        Projection reached = Projection.of(weekly(100, 150, 201), number("200"), MONDAY.plusWeeks(12), true)
                .orElseThrow();
        assertThat(reached.isReached()).isTrue();
        assertThat(reached.isEnough()).isTrue();
        Projection late = Projection.of(weekly(100, 150, 180, 220), number("200"), MONDAY.plusDays(15), true)
                .orElseThrow();
        assertThat(late.atDeadline()).as("what was read until then").isEqualByComparingTo("180");
        assertThat(late.isEnough()).isFalse();
    }

    /** On whatever line the readings lie, the projection finds it again. */
    @Property(tries = 500)
    void aLineIsFoundAgain(
            @ForAll @IntRange(min = -500, max = 500) int start,
            @ForAll @IntRange(min = -50, max = 50) int slope,
            @ForAll @IntRange(min = 3, max = 30) int readings) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < readings; i++) {
            points.add(point(i, String.valueOf(start + slope * i)));
        }
        Projection line = Projection.of(points, number("100000"), MONDAY.plusDays(100), true)
                .orElseThrow();
        assertThat(line.atDeadline().doubleValue()).isEqualTo(start + slope * 100.0, within(0.51));
    }

    private static List<Point> weekly(int... values) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(point(7 * i, String.valueOf(values[i])));
        }
        return points;
    }

    private static Point point(int day, String value) {
        return new Point(MONDAY.plusDays(day), number(value));
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }
}
