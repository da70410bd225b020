package org.gatehouse.goal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.stereotype.Component;

/** The goals in a gate's dossier, with what the SMART check found. */
@Component
class GoalSection implements DossierSection {

    private static final Set<String> GATES = Set.of("goal", "plan", "change");

    private final Goals goals;
    private final Trajectories trajectories;
    private final TrajectoryWords words;

    GoalSection(Goals goals, Trajectories trajectories, TrajectoryWords words) {
        this.goals = goals;
        this.trajectories = trajectories;
        this.words = words;
    }

    @Override
    public String key() {
        return "goals";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean appliesTo(String gate) {
        return GATES.contains(gate);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Evidence evidence = new Evidence()
                .columns(
                        "goal.statement",
                        "goal.metric",
                        "goal.baselineValue",
                        "goal.targetValue",
                        "goal.deadline",
                        "goal.trajectory",
                        "goal.owner",
                        "goal.smart");
        Map<String, List<Trajectory>> ways = trajectories.ofProject(projectKey);
        for (Goal goal : goals.of(projectKey)) {
            evidence.row(
                    Value.text(goal.statement()),
                    Value.text(goal.unit().isEmpty() ? goal.metric() : goal.metric() + " (" + goal.unit() + ")"),
                    Value.number(goal.baselineValue()),
                    Value.number(goal.targetValue()),
                    Value.date(goal.deadline()),
                    way(goal, ways.getOrDefault(goal.key(), List.of())),
                    Value.person(goal.ownerId()),
                    goal.isSmart()
                            ? Value.light("green")
                            : Value.text(goal.findings().stream()
                                    .map(finding -> finding.in(Locale.ENGLISH) + " / " + finding.in(Locale.CHINESE))
                                    .collect(Collectors.joining("; "))));
        }
        return evidence;
    }

    private Value way(Goal goal, List<Trajectory> versions) {
        if (versions.isEmpty()) {
            return Value.message("goal.trajectory.none");
        }
        Trajectory now = versions.get(versions.size() - 1);
        return Value.label(
                words.of(now, goal.unit(), Locale.ENGLISH), words.of(now, goal.unit(), Locale.SIMPLIFIED_CHINESE));
    }
}
