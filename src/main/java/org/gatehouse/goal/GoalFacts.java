package org.gatehouse.goal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.gate.GateFacts;
import org.springframework.stereotype.Component;

/** How many goals there are and how well they are set, for a gate's criteria. */
@Component
class GoalFacts implements GateFacts {

    private final Goals goals;
    private final Trajectories trajectories;

    GoalFacts(Goals goals, Trajectories trajectories) {
        this.goals = goals;
        this.trajectories = trajectories;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        List<Goal> all = goals.of(projectKey);
        Map<String, List<Trajectory>> ways = trajectories.ofProject(projectKey);
        Map<String, Object> facts = new HashMap<>();
        facts.put("goalCount", all.size());
        facts.put("goalsNotSmart", all.stream().filter(goal -> !goal.isSmart()).count());
        facts.put(
                "goalsWithoutTrajectory",
                all.stream()
                        .filter(goal -> ways.getOrDefault(goal.key(), List.of()).isEmpty())
                        .count());
        return facts;
    }
}
