package org.gatehouse.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gatehouse.goal.Trajectory.Point;
import org.gatehouse.goal.Trajectory.Shape;

/** What holds of every trajectory, whatever its shape and whichever way is better. */
class TrajectoryPropertyTests {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Property(tries = 500)
    void plannedValuesAreThoseOfAnInterpolationByHand(
            @ForAll("trajectories") Trajectory trajectory, @ForAll @IntRange(min = -40, max = 500) int offset) {
        LocalDate day = trajectory.from().plusDays(offset);
        assertThat(trajectory.planned(day).doubleValue()).isCloseTo(byHand(trajectory, day), within(0.0001));
    }

    @Property(tries = 300)
    void beginsAtItsStartAndEndsAtItsTarget(
            @ForAll("trajectories") Trajectory trajectory, @ForAll @IntRange(max = 1000) int offset) {
        assertThat(trajectory.planned(trajectory.from().minusDays(offset)))
                .isEqualByComparingTo(trajectory.fromValue());
        assertThat(trajectory.planned(trajectory.deadline().plusDays(offset)))
                .isEqualByComparingTo(trajectory.target());
        assertThat(trajectory.days())
                .startsWith(trajectory.from())
                .endsWith(trajectory.deadline())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void onlyTheUnfavourableSideCanBeLeft(
            @ForAll("trajectories") Trajectory trajectory,
            @ForAll @IntRange(min = -10, max = 450) int offset,
            @ForAll @IntRange(min = -300, max = 300) int percent) {
        LocalDate day = trajectory.from().plusDays(offset);
        BigDecimal ahead = trajectory.way().multiply(BigDecimal.valueOf(percent, 2));
        BigDecimal value = trajectory.planned(day).add(trajectory.rises() ? ahead : ahead.negate());
        assertThat(trajectory.deviation(day, value)).isEqualByComparingTo(BigDecimal.valueOf(percent));
        if (BigDecimal.valueOf(percent).compareTo(trajectory.tolerance().negate()) != 0) {
            assertThat(trajectory.isLeftBy(day, value))
                    .isEqualTo(percent < -trajectory.tolerance().doubleValue());
        }
        assertThat(trajectory.isLeftBy(day, trajectory.limit(day))).isFalse();
    }

    @Property(tries = 300)
    void aGoalThatFallsIsTheMirrorOfOneThatRises(
            @ForAll("trajectories") Trajectory trajectory,
            @ForAll @IntRange(min = -10, max = 450) int offset,
            @ForAll @IntRange(min = -5000, max = 5000) int value) {
        Trajectory mirror = mirrored(trajectory);
        LocalDate day = trajectory.from().plusDays(offset);
        BigDecimal here = BigDecimal.valueOf(value);
        assertThat(mirror.rises()).isNotEqualTo(trajectory.rises());
        assertThat(mirror.isLeftBy(day, here.negate())).isEqualTo(trajectory.isLeftBy(day, here));
        assertThat(mirror.deviation(day, here.negate())).isEqualByComparingTo(trajectory.deviation(day, here));
        assertThat(mirror.low(day)).isEqualByComparingTo(trajectory.high(day).negate());
    }

    @Property(tries = 300)
    void anAdjustedOneBeginsWhereTheMetricStandsAndKeepsItsShapeAndDirection(
            @ForAll("trajectories") Trajectory trajectory,
            @ForAll @IntRange(min = -10, max = 450) int offset,
            @ForAll @IntRange(min = 1, max = 400) int length,
            @ForAll @IntRange(min = -5000, max = 5000) int fromValue,
            @ForAll @IntRange(min = -5000, max = 5000) int target) {
        LocalDate from = trajectory.from().plusDays(offset);
        LocalDate today = from.plusDays(3);
        Trajectory next = trajectory.adjusted(
                today,
                BigDecimal.valueOf(target),
                from.plusDays(length),
                from,
                BigDecimal.valueOf(fromValue),
                "SEO-C1");
        assertThat(next.version()).isEqualTo(trajectory.version() + 1);
        assertThat(next.since()).isEqualTo(today);
        assertThat(next.rises()).isEqualTo(trajectory.rises());
        assertThat(next.shape()).isEqualTo(trajectory.shape());
        assertThat(next.planned(from)).isEqualByComparingTo(BigDecimal.valueOf(fromValue));
        assertThat(next.planned(from.plusDays(length))).isEqualByComparingTo(BigDecimal.valueOf(target));
        assertThat(next.points().stream().map(Point::day))
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(day -> day.isAfter(from) && day.isBefore(from.plusDays(length)));
        assertThat(next.points().size()).isLessThanOrEqualTo(trajectory.points().size());
        assertThat(Trajectory.inForce(List.of(trajectory, next), today.minusDays(1)))
                .isEqualTo(trajectory);
        assertThat(Trajectory.inForce(List.of(trajectory, next), today)).isEqualTo(next);
        assertThat(Trajectory.inForce(
                        List.of(trajectory, next), trajectory.since().minusDays(9)))
                .isEqualTo(trajectory);
    }

    @Property(tries = 300)
    void stretchedToTheSameEndItStaysAsItWas(
            @ForAll("trajectories") Trajectory trajectory, @ForAll @IntRange(max = 500) int offset) {
        Trajectory same = trajectory.adjusted(
                DAY, trajectory.target(), trajectory.deadline(), trajectory.from(), trajectory.fromValue(), "SEO-C1");
        LocalDate day = trajectory.from().plusDays(offset);
        assertThat(same.planned(day)).isEqualByComparingTo(trajectory.planned(day));
    }

    @Property(tries = 300)
    void pointsAreReadAsTheyAreWritten(@ForAll("trajectories") Trajectory trajectory) {
        List<Point> read = PointText.read(PointText.write(trajectory.points()));
        assertThat(read.stream().map(Point::day))
                .containsExactlyElementsOf(
                        trajectory.points().stream().map(Point::day).toList());
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).value())
                    .isEqualByComparingTo(trajectory.points().get(i).value());
        }
    }

    /** Starts and targets differ, so that a percentage has something to be of. */
    @Provide
    Arbitrary<Trajectory> trajectories() {
        Arbitrary<BigDecimal> values = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-5000), BigDecimal.valueOf(5000))
                .ofScale(2);
        return Combinators.combine(
                        Arbitraries.of(Shape.class),
                        Arbitraries.integers().between(2, 400),
                        values,
                        values,
                        Arbitraries.integers().between(0, 100),
                        values.list().ofMaxSize(12),
                        Arbitraries.randoms())
                .as((shape, length, fromValue, target, tolerance, steps, random) -> {
                    List<LocalDate> days = random.ints(1, length)
                            .distinct()
                            .limit(Math.min(steps.size(), length - 1))
                            .sorted()
                            .mapToObj(DAY::plusDays)
                            .toList();
                    List<Point> points = new ArrayList<>();
                    for (int i = 0; i < days.size(); i++) {
                        points.add(new Point(days.get(i), steps.get(i)));
                    }
                    BigDecimal goal = target.compareTo(fromValue) == 0 ? fromValue.add(BigDecimal.TEN) : target;
                    return new Trajectory(
                            1,
                            DAY,
                            null,
                            shape,
                            DAY,
                            fromValue,
                            goal,
                            DAY.plusDays(length),
                            BigDecimal.valueOf(tolerance),
                            goal.compareTo(fromValue) > 0,
                            points);
                });
    }

    private static Trajectory mirrored(Trajectory it) {
        return new Trajectory(
                it.version(),
                it.since(),
                it.changeId(),
                it.shape(),
                it.from(),
                it.fromValue().negate(),
                it.target().negate(),
                it.deadline(),
                it.tolerance(),
                !it.rises(),
                it.points().stream()
                        .map(point -> new Point(point.day(), point.value().negate()))
                        .toList());
    }

    /** The planned value, found by walking day by day. */
    private static double byHand(Trajectory it, LocalDate day) {
        double value = it.fromValue().doubleValue();
        double lastValue = value;
        LocalDate last = it.from();
        List<Point> knots = new ArrayList<>(it.points());
        knots.add(new Point(it.deadline(), it.target()));
        for (LocalDate d = it.from(); !d.isAfter(day); d = d.plusDays(1)) {
            LocalDate now = d;
            Point here = knots.stream()
                    .filter(knot -> knot.day().equals(now))
                    .findFirst()
                    .orElse(null);
            Point next = knots.stream()
                    .filter(knot -> knot.day().isAfter(now))
                    .findFirst()
                    .orElse(null);
            if (here != null) {
                value = here.value().doubleValue();
                lastValue = value;
                last = d;
            } else if (it.shape() != Shape.STEPPED && next != null) {
                double share = (double) ChronoUnit.DAYS.between(last, d) / ChronoUnit.DAYS.between(last, next.day());
                value = lastValue + share * (next.value().doubleValue() - lastValue);
            }
        }
        return value;
    }
}
