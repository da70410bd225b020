package org.gatehouse.adjustment;

import java.util.List;
import java.util.Map;
import org.gatehouse.chart.Plot;
import org.gatehouse.goal.Goals;
import org.gatehouse.goal.Trajectories;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.measure.Readings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts goals, trajectories and readings together. */
@Component
@Transactional(readOnly = true)
class GoalsMeasured {

    private final Goals goals;
    private final Trajectories trajectories;
    private final Readings readings;

    GoalsMeasured(Goals goals, Trajectories trajectories, Readings readings) {
        this.goals = goals;
        this.trajectories = trajectories;
        this.readings = readings;
    }

    /** The goals that have a trajectory, in their order. */
    public List<Measured> of(String projectKey) {
        Map<String, List<Trajectory>> ways = trajectories.ofProject(projectKey);
        Map<String, List<Plot.Point>> read = readings.ofGoals(projectKey);
        return goals.of(projectKey).stream()
                .filter(goal -> ways.containsKey(goal.key()))
                .map(goal -> new Measured(goal, ways.get(goal.key()), read.getOrDefault(goal.key(), List.of())))
                .toList();
    }

    public Measured require(String projectKey, String goalKey) {
        return of(projectKey).stream()
                .filter(it -> it.goal().key().equals(goalKey))
                .findFirst()
                .orElseThrow(() -> new NotFound(goalKey));
    }
}
