package org.gatehouse.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.goal.Trajectories;
import org.gatehouse.goal.Trajectory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All that a project measures, read in five statements whatever its size. */
@Component
class MeasureBook {

    private final Goals goals;
    private final Trajectories trajectories;
    private final MetricRepository metrics;
    private final ReadingStore readings;

    MeasureBook(Goals goals, Trajectories trajectories, MetricRepository metrics, ReadingStore readings) {
        this.goals = goals;
        this.trajectories = trajectories;
        this.metrics = metrics;
        this.readings = readings;
    }

    /**
     * @param goals in their order
     * @param metrics in the order they came
     * @param readings by metric, each by day
     */
    record Page(List<GoalStand> goals, List<Metric> metrics, Map<Long, List<Reading>> readings) {

        List<Reading> of(Metric metric) {
            return readings.getOrDefault(metric.id(), List.of());
        }
    }

    @Transactional(readOnly = true)
    Page of(String projectKey) {
        List<Metric> all = metrics.findByProjectKeyOrderById(projectKey);
        Map<String, Metric> byGoal = new HashMap<>();
        all.stream().filter(Metric::isOfGoal).forEach(metric -> byGoal.put(metric.goalKey(), metric));
        Map<Long, List<Reading>> read = readings.ofProject(projectKey);
        Map<String, List<Trajectory>> ways = trajectories.ofProject(projectKey);
        List<GoalStand> stands = goals.of(projectKey).stream()
                .map(goal -> stand(goal, byGoal.get(goal.key()), ways, read))
                .toList();
        return new Page(stands, all, read);
    }

    private static GoalStand stand(
            Goal goal, Metric metric, Map<String, List<Trajectory>> ways, Map<Long, List<Reading>> read) {
        return GoalStand.of(
                goal,
                metric,
                ways.getOrDefault(goal.key(), List.of()),
                metric == null ? List.of() : read.getOrDefault(metric.id(), List.of()));
    }
}
