package org.gatehouse.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.goal.Trajectory.Point;
import org.gatehouse.goal.Trajectory.Shape;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a goal's trajectory comes from, how it is worded, and how an approved change replaces it. */
class TrajectoriesTests extends Executing {

    @Autowired
    Trajectories trajectories;

    @Test
    void aGoalThatCanBeMeasuredHasAStraightOneFromTheProjectsStart() {
        String key = newProject();
        addSmartGoal(key);
        Trajectory usual = trajectories.current(key + "-G1").orElseThrow();
        assertThat(usual.shape()).isEqualTo(Shape.LINEAR);
        assertThat(usual.from()).isEqualTo(projects.require(key).startDate());
        assertThat(usual.since()).isEqualTo(usual.from());
        assertThat(usual.fromValue()).isEqualByComparingTo("10000");
        assertThat(usual.target()).isEqualByComparingTo("13000");
        assertThat(usual.tolerance()).isEqualByComparingTo("10");
        assertThat(usual.rises()).isTrue();
        as("lin", () -> goals.add(key, draft("Sell more", null, null, null)));
        assertThat(trajectories.of(key + "-G2")).isEmpty();
        assertThat(trajectories.ofProject(key)).containsOnlyKeys(key + "-G1");
    }

    @Test
    void stepsAndPointsAreKeptAndLeaveWithTheGoal() {
        String key = newProject();
        LocalDate start = projects.require(key).startDate();
        TrajectoryDraft steps = new TrajectoryDraft(
                Shape.STEPPED,
                new BigDecimal("7.5"),
                List.of(
                        new Point(start.plusDays(20), new BigDecimal("70")),
                        new Point(start.plusDays(40), new BigDecimal("60"))));
        Goal goal = as("lin", () -> goals.add(key, draft("Cheaper leads", "80", "50", start.plusDays(60)), steps));
        Trajectory kept = trajectories.current(goal.key()).orElseThrow();
        assertThat(kept.rises()).isFalse();
        assertThat(kept.planned(start.plusDays(19))).isEqualByComparingTo("80");
        assertThat(kept.planned(start.plusDays(20))).isEqualByComparingTo("70");
        assertThat(kept.limit(start.plusDays(20))).isEqualByComparingTo("72.25");
        assertThat(kept.planned(start.plusDays(60))).isEqualByComparingTo("50");

        Goal seen = goals.of(key).get(0);
        as(
                "lin",
                () -> goals.reword(
                        key, seen.key(), seen.version(), draft("Cheaper leads still", "80", "40", start.plusDays(60))));
        assertThat(trajectories.current(goal.key()).orElseThrow().points()).isEqualTo(kept.points());
        assertThat(trajectories.current(goal.key()).orElseThrow().target()).isEqualByComparingTo("40");

        as("lin", () -> goals.drop(key, goal.key()));
        assertThat(trajectories.of(goal.key())).isEmpty();
    }

    @Test
    void pointsOutsideTheProjectAndTheDeadlineAreRefused() {
        String key = newProject();
        LocalDate start = projects.require(key).startDate();
        GoalDraft goal = draft("Sell more", "1", "9", start.plusDays(30));
        for (int offset : new int[] {0, 30, 31}) {
            TrajectoryDraft outside = new TrajectoryDraft(
                    Shape.POINTS, BigDecimal.TEN, List.of(new Point(start.plusDays(offset), BigDecimal.TEN)));
            assertThatThrownBy(() -> as("lin", () -> goals.add(key, goal, outside)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("goal.error.points.outside");
        }
        assertThatThrownBy(() -> as(
                        "lin",
                        () -> goals.add(key, goal, new TrajectoryDraft(Shape.POINTS, BigDecimal.TEN, List.of()))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("goal.error.points.none");
        assertThatThrownBy(() -> as(
                        "lin",
                        () -> goals.add(
                                key, goal, new TrajectoryDraft(Shape.LINEAR, new BigDecimal("101"), List.of()))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("goal.error.tolerance");
        assertThat(goals.of(key)).isEmpty();
    }

    @Test
    void anApprovedChangeAddsAVersionOnceAndKeepsTheOneBefore() {
        String key = newProject();
        addSmartGoal(key);
        String goal = key + "-G1";
        Trajectory before = trajectories.current(goal).orElseThrow();
        LocalDate today = today().plusDays(40);
        itIs(today);
        LocalDate later = before.deadline().plusDays(30);
        for (int times = 0; times < 2; times++) {
            goals.adjust(
                    key,
                    goal,
                    new BigDecimal("12500"),
                    later,
                    today.minusDays(2),
                    new BigDecimal("10400"),
                    key + "-C1");
        }
        List<Trajectory> versions = trajectories.of(goal);
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0)).isEqualTo(before);
        Trajectory now = versions.get(1);
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.changeId()).isEqualTo(key + "-C1");
        assertThat(now.since()).isEqualTo(today);
        assertThat(now.from()).isEqualTo(today.minusDays(2));
        assertThat(now.fromValue()).isEqualByComparingTo("10400");
        assertThat(now.target()).isEqualByComparingTo("12500");
        assertThat(now.deadline()).isEqualTo(later);
        assertThat(goals.of(key).get(0).targetValue()).isEqualByComparingTo("12500");
        assertThat(goals.of(key).get(0).deadline()).isEqualTo(later);
        assertThat(Trajectory.inForce(versions, today.minusDays(1))).isEqualTo(before);
        assertThat(Trajectory.inForce(versions, today)).isEqualTo(now);

        goals.adjust(key, goal, null, later.plusDays(9), null, null, key + "-C2");
        Trajectory third = trajectories.current(goal).orElseThrow();
        assertThat(third.version()).isEqualTo(3);
        assertThat(third.from()).isEqualTo(now.from());
        assertThat(third.target()).isEqualByComparingTo("12500");
        assertThat(third.deadline()).isEqualTo(later.plusDays(9));
        assertThatThrownBy(() -> goals.adjust(key, "NONE-G1", null, later, null, null, "C"))
                .isInstanceOf(NotFound.class);

        Visitor lin = new Visitor(port).signIn("lin");
        String page = "/projects/" + key + "/goals";
        assertThat(lin.get(page, "Accept-Language", "en").body())
                .contains("Trajectories so far", key + "-C1", key + "-C2");
    }

    @Test
    void wordedInTheGoalForm() {
        String key = newProject();
        LocalDate start = projects.require(key).startDate();
        Visitor lin = new Visitor(port).signIn("lin");
        String path = "/projects/" + key + "/goals";
        Map<String, String> form = new HashMap<>(Map.of(
                "statement", "Raise traffic",
                "metric", "Visits",
                "unit", "visits",
                "baselineValue", "1000",
                "targetValue", "2000",
                "deadline", start.plusDays(50).toString(),
                "ownerId", "chen",
                "shape", "POINTS",
                "tolerance", "20",
                "points",
                        start.plusDays(10) + ": 1,200\n"
                                + start.plusDays(30).toString().replace('-', '/') + "：1500.5"));
        assertThat(lin.post(path, form).statusCode()).isEqualTo(302);
        Trajectory kept = trajectories.current(key + "-G1").orElseThrow();
        assertThat(kept.points())
                .containsExactly(
                        new Point(start.plusDays(10), new BigDecimal("1200")),
                        new Point(start.plusDays(30), new BigDecimal("1500.5")));
        assertThat(kept.tolerance()).isEqualByComparingTo("20");
        assertThat(lin.get(path, "Accept-Language", "en").body())
                .contains("Along 2 points from 1,000 on", "by 20 % of the way (200 visits)", "1,500.5", "1,300.5");
        assertThat(lin.get(path, "Accept-Language", "zh-CN").body()).contains("经 2 个节点", "全程的 20%（200 visits）");
        assertThat(lin.get(path + "/" + key + "-G1").body())
                .contains(start.plusDays(10) + ": 1200\n" + start.plusDays(30) + ": 1500.5");

        form.put("points", "next week: 1200");
        assertThat(lin.post(path, form)).satisfies(refused -> {
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("next week: 1200");
        });
        form.put("points", start.plusDays(60) + ": 1");
        assertThat(lin.post(path, form).statusCode()).isEqualTo(422);
        assertThat(goals.of(key)).hasSize(1);
        assertThat(new Visitor(port).signIn("chen").post(path, form).statusCode())
                .isEqualTo(403);
    }

    @Test
    void closedBehindTheGoalPhase() {
        String key = newProject();
        submitGoals(key);
        Goal goal = goals.of(key).get(0);
        assertThatThrownBy(() -> as(
                        "lin",
                        () -> goals.reword(
                                key, goal.key(), goal.version(), draft("Less", "1", "2", null), TrajectoryDraft.USUAL)))
                .isInstanceOf(Conflict.class);
    }

    private static GoalDraft draft(String statement, String baseline, String target, LocalDate deadline) {
        return new GoalDraft(
                statement,
                "Metric",
                "unit",
                baseline == null ? null : new BigDecimal(baseline),
                target == null ? null : new BigDecimal(target),
                deadline,
                "",
                "chen");
    }
}
