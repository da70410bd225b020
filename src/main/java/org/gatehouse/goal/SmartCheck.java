package org.gatehouse.goal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.Decisions;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** Lays a goal's facts before the decision table {@code smart} and takes its findings. */
@Component
class SmartCheck {

    private final Decisions decisions;

    SmartCheck(Decisions decisions) {
        this.decisions = decisions;
    }

    List<Goal.Finding> judge(Goal goal, Project project) {
        return decisions.evaluate("smart", facts(goal, project)).stream()
                .map(finding -> new Goal.Finding(
                        finding.get("letter").toString(),
                        finding.get("english").toString(),
                        finding.get("chinese").toString()))
                .toList();
    }

    private static Map<String, Object> facts(Goal goal, Project project) {
        BigDecimal from = goal.baselineValue();
        BigDecimal to = goal.targetValue();
        boolean measured = from != null && to != null;
        Map<String, Object> facts = new HashMap<>();
        facts.put("statementLength", goal.statement().length());
        facts.put("ownerInTeam", project.isTeam(goal.ownerId()));
        facts.put("metric", goal.metric());
        facts.put("unit", goal.unit());
        facts.put("baselineGiven", from != null);
        facts.put("targetGiven", to != null);
        facts.put("targetDiffers", !measured || from.compareTo(to) != 0);
        facts.put(
                "timesBaseline",
                measured && from.signum() != 0
                        ? to.divide(from, MathContext.DECIMAL32).doubleValue()
                        : 0.0);
        facts.put("whyLength", goal.why().length());
        facts.put("deadlineGiven", goal.deadline() != null);
        facts.put(
                "deadlineInProject",
                goal.deadline() == null
                        || !goal.deadline().isBefore(project.startDate())
                                && !goal.deadline().isAfter(project.endDate()));
        return facts;
    }
}
