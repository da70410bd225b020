package org.gatehouse.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.gatehouse.Visitor;
import org.gatehouse.change.ChangeState;
import org.gatehouse.change.Changes;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.goal.Trajectories;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.goal.TrajectoryDraft;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.BaselineGoal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Twelve weeks of readings of a goal nobody has seen before: the right one is named, the adjustment is decided, the change
 * goes its way, and then the new baseline and the new trajectory hold.
 */
class TwelveWeeksTests extends Adjusting {

    private static final int WEEKS = 12;

    @Autowired
    Trajectories trajectories;

    @Autowired
    Changes changes;

    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void fromTheReadingThatLeavesTheCorridorToTheNewTrajectory(long seed) {
        random = new Random(seed);
        String key = executing();
        String goal = key + "-G1";
        Trajectory first = trajectories.current(goal).orElseThrow();
        int leavesIn = 2 + random.nextInt(WEEKS - 3);
        itIs(first.from().plusWeeks(WEEKS));
        BigDecimal latest = null;
        List<LocalDate> outside = new ArrayList<>();
        for (int week = 1; week <= WEEKS; week++) {
            LocalDate day = first.from().plusWeeks(week);
            boolean out = week >= leavesIn;
            double share = out ? 1.2 + (week - leavesIn) * 0.3 : random.nextDouble() * 1.8 - 0.9;
            latest = value(first, day, share);
            if (out) {
                outside.add(day);
            }
            read(key, day, latest.toPlainString());
        }

        assertThat(adjustments.lastNumber(key)).isEqualTo(1);
        Adjustment raised = only(key);
        assertThat(raised.left().day()).isEqualTo(outside.get(0));
        assertThat(raised.left().bound()).isEqualByComparingTo(first.limit(outside.get(0)));
        runAutomatedSteps(key);
        String approver = only(key).approverId();
        assertThat(only(key).standing().readOn()).isEqualTo(first.from().plusWeeks(WEEKS));

        LocalDate later = first.deadline().plusWeeks(8);
        complete(approver, key, "decideAdjustment", Map.of("decision", "extend", "deadline", later.toString()));
        complete("lin", key, "describeChange", Map.of("decision", "submit"));
        runAutomatedSteps(key);
        decide("fang", key, "go", "");
        runAutomatedSteps(key);

        String change = only(key).changeId();
        assertThat(changes.require(key, change).state()).isEqualTo(ChangeState.APPLIED);
        Goal adjusted = goals.of(key).get(0);
        assertThat(adjusted.deadline()).isEqualTo(later);
        assertThat(projects.require(key).endDate()).isEqualTo(later);
        Baseline baseline = baselines.latest(key).orElseThrow();
        assertThat(baseline.occasion()).isEqualTo(Baseline.Occasion.CHANGE);
        assertThat(baseline.subject()).isEqualTo(change);
        assertThat(baselines.goalsOf(baseline))
                .extracting(BaselineGoal::deadline)
                .containsExactly(later);

        List<Trajectory> versions = trajectories.of(goal);
        assertThat(versions).hasSize(2);
        Trajectory now = versions.get(1);
        assertThat(now.changeId()).isEqualTo(change);
        assertThat(now.since()).isEqualTo(today());
        assertThat(now.deadline()).isEqualTo(later);
        assertThat(now.from()).isEqualTo(first.from().plusWeeks(WEEKS));
        assertThat(now.fromValue()).isEqualByComparingTo(latest);
        assertThat(now.target()).isEqualByComparingTo(first.target());

        LocalDate next = today().plusWeeks(1);
        itIs(next);
        read(key, next, value(now, next, 0.5).toPlainString());
        assertThat(adjustments.lastNumber(key)).as("inside the new corridor").isEqualTo(1);
        itIs(next.plusWeeks(1));
        read(key, next.plusWeeks(1), value(now, next.plusWeeks(1), 1.1).toPlainString());
        assertThat(adjustments.lastNumber(key)).as("outside the new corridor").isEqualTo(2);
        Adjustment second = adjustments.findByProjectKeyAndNumber(key, 2).orElseThrow();
        assertThat(second.trajectoryVersion()).isEqualTo(2);
        assertThat(second.left().day()).isEqualTo(next.plusWeeks(1));
    }

    @Test
    void inOneFileTheSameReadingIsNamed() {
        random = new Random(20);
        String key = executing();
        Trajectory way = trajectories.current(key + "-G1").orElseThrow();
        int leavesIn = 3 + random.nextInt(WEEKS - 4);
        StringBuilder file = new StringBuilder("date,value\n");
        for (int week = WEEKS; week >= 1; week--) {
            LocalDate day = way.from().plusWeeks(week);
            double share = week >= leavesIn ? 1.1 + week * 0.1 : random.nextDouble() * 1.8 - 0.9;
            file.append(day)
                    .append(',')
                    .append(value(way, day, share).toPlainString())
                    .append('\n');
        }
        itIs(way.from().plusWeeks(WEEKS));
        long metric = metrics.of(key).get(0).id();
        assertThat(new Visitor(port)
                        .signIn("chen")
                        .upload(
                                "/projects/" + key + "/measures/upload?metric=" + metric,
                                "file",
                                "weeks.csv",
                                file.toString().getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(302);
        LocalDate left = way.from().plusWeeks(leavesIn);
        assertThat(adjustments.lastNumber(key)).isEqualTo(1);
        assertThat(only(key).left().day()).isEqualTo(left);
        assertThat(only(key).why(Locale.ENGLISH))
                .contains("left its corridor on " + left + " (ISO week " + left.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        runAutomatedSteps(key);
        assertThat(openSteps(key)).contains("decideAdjustment");
    }

    /** Behind the plan by this share of what is tolerated; negative is ahead. */
    private static BigDecimal value(Trajectory way, LocalDate day, double share) {
        BigDecimal behind = way.margin().multiply(BigDecimal.valueOf(share));
        return (way.rises()
                        ? way.planned(day).subtract(behind)
                        : way.planned(day).add(behind))
                .setScale(6, RoundingMode.HALF_UP);
    }

    /** A goal by the test's own dice: rising or falling, along a line, steps or points. */
    @Override
    protected void addSmartGoal(String key) {
        LocalDate start = projects.require(key).startDate();
        boolean rises = random.nextBoolean();
        int from = 100 + random.nextInt(900);
        int to = rises ? from + 200 + random.nextInt(300) : from / 2;
        Trajectory.Shape shape = Trajectory.Shape.values()[random.nextInt(3)];
        List<Trajectory.Point> points = List.of(
                new Trajectory.Point(start.plusDays(20), BigDecimal.valueOf(from + (to - from) / 4)),
                new Trajectory.Point(start.plusDays(60), BigDecimal.valueOf(from + (to - from) * 2 / 3)));
        as(
                "lin",
                () -> goals.add(
                        key,
                        new GoalDraft(
                                "Bring the number to where the market needs it until the project ends",
                                "A number",
                                "pieces",
                                BigDecimal.valueOf(from),
                                BigDecimal.valueOf(to),
                                projects.require(key).endDate(),
                                "Nobody has seen it before",
                                "chen"),
                        new TrajectoryDraft(shape, BigDecimal.valueOf(5 + random.nextInt(15)), points)));
    }
}
