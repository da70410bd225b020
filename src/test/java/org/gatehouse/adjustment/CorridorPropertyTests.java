package org.gatehouse.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.goal.Trajectory.Shape;

/** Twelve weeks of readings, brought at once, are judged as they would be by hand. */
class CorridorPropertyTests {

    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final int WEEKS = 12;
    private static final LocalDate TODAY = START.plusWeeks(WEEKS);

    /**
     * @param versions one trajectory, or two where a change was applied on the way
     */
    record Story(List<Trajectory> versions, List<Point> readings) {}

    @Property(tries = 1000)
    void namesTheReadingByWhichTheCorridorWasLeft(@ForAll("stories") Story story) {
        int left = leftByHand(story);
        Optional<Excursion> found = Corridor.now(story.versions(), story.readings(), TODAY);
        assertThat(found.isPresent()).isEqualTo(left >= 0);
        found.ifPresent(excursion -> {
            Point first = story.readings().get(left);
            assertThat(excursion.leftOn()).isEqualTo(first.day());
            assertThat(excursion.first().value()).isEqualByComparingTo(first.value());
            assertThat(excursion.sightings()).hasSize(story.readings().size() - left);
            assertThat(excursion.last().readingsOutside())
                    .isEqualTo(story.readings().size() - left);
            assertThat(excursion.last().daysOutside())
                    .isEqualTo(7 * (story.readings().size() - 1 - left));
        });
    }

    @Property(tries = 500)
    void aReadingIsOutsideInExactlyOneExcursionOrInNone(@ForAll("stories") Story story) {
        List<Excursion> all = Corridor.excursions(story.versions(), story.readings(), TODAY);
        List<LocalDate> outside = all.stream()
                .flatMap(excursion -> excursion.sightings().stream())
                .map(Sighting::day)
                .toList();
        List<LocalDate> byHand = new ArrayList<>();
        for (Point reading : story.readings()) {
            if (isOutside(story, reading)) {
                byHand.add(reading.day());
            }
        }
        assertThat(outside).isEqualTo(byHand);
        assertThat(all.stream().filter(Excursion::goesOn).count()).isLessThanOrEqualTo(1);
        assertThat(all)
                .allSatisfy(excursion -> assertThat(excursion.sightings()).allSatisfy(sighting -> {
                    assertThat(sighting.trajectory()).isEqualTo(excursion.trajectory());
                    assertThat(sighting.behind())
                            .isGreaterThanOrEqualTo(excursion.trajectory().tolerance());
                }));
    }

    /** What arrives reading by reading is found on the same reading as what arrives at once. */
    @Property(tries = 300)
    void oneByOneItIsTheSame(@ForAll("stories") Story story) {
        Optional<Excursion> atOnce = Corridor.now(story.versions(), story.readings(), TODAY);
        LocalDate leftOn = null;
        for (int known = 1; known <= story.readings().size(); known++) {
            leftOn = Corridor.now(story.versions(), story.readings().subList(0, known), TODAY)
                    .map(Excursion::leftOn)
                    .orElse(null);
        }
        assertThat(leftOn).isEqualTo(atOnce.map(Excursion::leftOn).orElse(null));
    }

    @Example
    void readingsFromBeforeTheWayBeginsAreNotJudged() {
        Trajectory way = Trajectory.linear(START, number(1000), number(2000), START.plusDays(100));
        List<Point> before = List.of(new Point(START.minusDays(30), number(10)), new Point(START, number(1000)));
        assertThat(Corridor.excursions(List.of(way), before, TODAY)).isEmpty();
    }

    @Example
    void whatTheSentenceOfTheHouseSays() {
        Trajectory way =
                Trajectory.linear(LocalDate.of(2026, 1, 4), number(1000), number(1780), LocalDate.of(2026, 7, 19));
        List<Point> readings = List.of(
                new Point(LocalDate.of(2026, 5, 10), number(1430)), new Point(LocalDate.of(2026, 5, 17), number(1240)));
        Excursion excursion = Corridor.now(List.of(way), readings, TODAY).orElseThrow();
        assertThat(excursion.leftOn()).isEqualTo(LocalDate.of(2026, 5, 17));
        assertThat(StopLoss.week(excursion.leftOn())).isEqualTo(20);
        assertThat(excursion.first().planned()).isEqualByComparingTo("1529.2857");
        assertThat(excursion.first().bound()).isEqualByComparingTo("1451.2857");
        assertThat(excursion.first().behind()).isEqualByComparingTo("37.09");
        assertThat(excursion.first().daysToDeadline()).isEqualTo(63);
        assertThat(excursion.first().timeGone()).isEqualTo(67);
    }

    /** Index of the reading by which the time outside began that still goes on; -1 where there is none. */
    private static int leftByHand(Story story) {
        List<Point> readings = story.readings();
        Trajectory inForce = story.versions().get(story.versions().size() - 1);
        int left = -1;
        for (int i = readings.size() - 1; i >= 0; i--) {
            if (!judge(story, readings.get(i)).equals(inForce) || !isOutside(story, readings.get(i))) {
                break;
            }
            left = i;
        }
        return left;
    }

    private static boolean isOutside(Story story, Point reading) {
        Trajectory judge = judge(story, reading);
        if (reading.day().isBefore(judge.from())) {
            return false;
        }
        BigDecimal planned = judge.planned(reading.day());
        BigDecimal margin = judge.target()
                .subtract(judge.fromValue())
                .abs()
                .multiply(judge.tolerance())
                .movePointLeft(2)
                .setScale(4, java.math.RoundingMode.HALF_UP);
        return judge.target().compareTo(judge.fromValue()) > 0 == judge.rises() && judge.rises()
                ? reading.value().compareTo(planned.subtract(margin)) < 0
                : reading.value().compareTo(planned.add(margin)) > 0;
    }

    private static Trajectory judge(Story story, Point reading) {
        Trajectory last = story.versions().get(story.versions().size() - 1);
        return reading.day().isBefore(last.since()) ? story.versions().get(0) : last;
    }

    @Provide
    Arbitrary<Story> stories() {
        Arbitrary<Integer> values = Arbitraries.integers().between(0, 300);
        return Combinators.combine(
                        Arbitraries.of(Shape.class),
                        values,
                        values,
                        Arbitraries.integers().between(20, 200),
                        Arbitraries.integers().between(0, 40),
                        values.list().ofSize(WEEKS),
                        Arbitraries.integers().between(0, 2 * WEEKS))
                .as((shape, from, to, length, tolerance, read, changedIn) -> {
                    int target = from.equals(to) ? to + 1 : to;
                    boolean rises = target > from;
                    Trajectory first = new Trajectory(
                            1,
                            START,
                            null,
                            shape,
                            START,
                            number(from),
                            number(target),
                            START.plusDays(length),
                            number(tolerance),
                            rises,
                            List.of(
                                    new Trajectory.Point(START.plusDays(length / 3), number((2 * from + target) / 3)),
                                    new Trajectory.Point(START.plusDays(length / 2), number((from + target) / 2))));
                    List<Trajectory> versions = new ArrayList<>(List.of(first));
                    if (changedIn < WEEKS) {
                        LocalDate since = START.plusWeeks(changedIn).plusDays(3);
                        int next = rises ? target + 50 : target - 50;
                        versions.add(new Trajectory(
                                2,
                                since,
                                "T-C1",
                                Shape.LINEAR,
                                since.minusDays(3),
                                number(from),
                                number(next),
                                since.plusDays(60),
                                number(tolerance),
                                rises,
                                List.of()));
                    }
                    List<Point> readings = new ArrayList<>();
                    for (int week = 0; week < WEEKS; week++) {
                        readings.add(new Point(START.plusWeeks(week), number(read.get(week))));
                    }
                    return new Story(versions, readings);
                });
    }

    private static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }
}
