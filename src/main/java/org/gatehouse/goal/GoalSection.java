package org.gatehouse.goal;

import java.util.Locale;
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

    GoalSection(Goals goals) {
        this.goals = goals;
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
                        "goal.owner",
                        "goal.smart");
        for (Goal goal : goals.of(projectKey)) {
            evidence.row(
                    Value.text(goal.statement()),
                    Value.text(goal.unit().isEmpty() ? goal.metric() : goal.metric() + " (" + goal.unit() + ")"),
                    Value.number(goal.baselineValue()),
                    Value.number(goal.targetValue()),
                    Value.date(goal.deadline()),
                    Value.person(goal.ownerId()),
                    goal.isSmart()
                            ? Value.light("green")
                            : Value.text(goal.findings().stream()
                                    .map(finding -> finding.in(Locale.ENGLISH) + " / " + finding.in(Locale.CHINESE))
                                    .collect(Collectors.joining("; "))));
        }
        return evidence;
    }
}
