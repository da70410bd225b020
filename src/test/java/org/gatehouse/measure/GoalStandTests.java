package org.gatehouse.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.measure.GoalStand.State;
import org.gatehouse.measure.Metric.Kind;
import org.gatehouse.measure.Metric.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From 10,000 to 13,000 in a hundred days, ten percent of the way, 300, allowed behind. */
class GoalStandTests {

    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final Trajectory RISING =
            Trajectory.linear(START, number("10000"), number("13000"), START.plusDays(100));
    private static final Trajectory FALLING = Trajectory.linear(START, number("80"), number("50"), START.plusDays(100));
    private static final Metric METRIC = new Metric(1L, 1, "SEO", "SEO-G1", "Visits", "", null, Kind.GOAL, Mode.STATE);

    /** On day 50 the plan is 11,500; the edge lies at 11,200, and it is near from below 11,290 on. */
    @ParameterizedTest
    @CsvSource({
        "11500, ON_TRACK",
        "12900, ON_TRACK",
        "11290, ON_TRACK",
        "11289, NEAR_EDGE",
        "11200, NEAR_EDGE",
        "11199.9999, OUTSIDE",
        "9000, OUTSIDE",
        "13000, REACHED",
    })
    void theLastReadingTellsHowAGoalStands(String value, State state) {
        GoalStand stand = stand(RISING, point(50, value));
        assertThat(stand.state(START.plusDays(50), 7)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"65, ON_TRACK", "67.1, ON_TRACK", "67.2, NEAR_EDGE", "68, NEAR_EDGE", "68.1, OUTSIDE", "50, REACHED"})
    void lessCanBeBetter(String value, State state) {
        assertThat(stand(FALLING, point(50, value)).state(START.plusDays(50), 7))
                .isEqualTo(state);
    }

    @Test
    void silenceIsCountedFromTheLastReadingOrTheBeginning() {
        assertThat(stand(RISING).state(START.plusDays(7), 7)).isEqualTo(State.NOT_READ);
        assertThat(stand(RISING).state(START.plusDays(8), 7)).isEqualTo(State.SILENT);
        GoalStand read = stand(RISING, point(50, "11500"));
        assertThat(read.isSilent(START.plusDays(57), 7)).isFalse();
        assertThat(read.isSilent(START.plusDays(58), 7)).isTrue();
        assertThat(stand(RISING, point(50, "13000")).isSilent(START.plusDays(90), 7))
                .as("reached: nothing more to wait for")
                .isFalse();
        assertThat(stand(RISING, point(99, "12900")).isSilent(START.plusDays(108), 7))
                .as("the deadline is long past")
                .isFalse();
        assertThat(new GoalStand(null, METRIC, List.of(), List.of(), null).state(START, 7))
                .isEqualTo(State.NOT_MEASURABLE);
    }

    @Test
    void insideItsCorridorAGoalCanStillFallShort() {
        Point[] points = IntStream.of(20, 30, 40, 50)
                .mapToObj(day -> point(day, String.valueOf(11_000 + (day - 20) * 10)))
                .toArray(Point[]::new);
        GoalStand stand = stand(RISING, points);
        assertThat(stand.projection().atDeadline()).isEqualByComparingTo("11800");
        assertThat(stand.state(START.plusDays(50), 7)).isEqualTo(State.FALLING_SHORT);
    }

    @Test
    void attainmentIsThePartOfTheWayThatIsBehind() {
        assertThat(stand(RISING, point(50, "11500")).attainment()).isEqualByComparingTo("50");
        assertThat(stand(RISING, point(50, "9700")).attainment()).isEqualByComparingTo("-10");
        assertThat(stand(FALLING, point(50, "65")).attainment()).isEqualByComparingTo("50");
        assertThat(stand(RISING).attainment()).isNull();
    }

    private static GoalStand stand(Trajectory way, Point... points) {
        return new GoalStand(
                null,
                METRIC,
                List.of(way),
                List.of(points),
                Projection.of(List.of(points), way.target(), way.deadline(), way.rises())
                        .orElse(null));
    }

    private static Point point(int day, String value) {
        return new Point(START.plusDays(day), number(value));
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }
}
