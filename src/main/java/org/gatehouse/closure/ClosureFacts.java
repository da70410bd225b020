package org.gatehouse.closure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.gate.GateFacts;
import org.gatehouse.lesson.Lessons;
import org.springframework.stereotype.Component;

/** What was reached, accepted and learnt, for the closure gate's criteria. */
@Component
class ClosureFacts implements GateFacts {

    private final Closures closures;
    private final ReportFigures figures;
    private final Lessons lessons;

    ClosureFacts(Closures closures, ReportFigures figures, Lessons lessons) {
        this.closures = closures;
        this.figures = figures;
        this.lessons = lessons;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        if (!gate.equals("closure")) {
            return Map.of();
        }
        Closure closure = closures.of(projectKey);
        List<Report.GoalLine> goals = figures.goals(projectKey, closure);
        long reached = goals.stream().filter(Report.GoalLine::reached).count();
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "goalsWithoutResult",
                goals.stream().filter(goal -> !goal.isRecorded()).count());
        facts.put(
                "goalsReachedPercent",
                goals.isEmpty() ? null : (Double) (Math.round(reached * 1000.0 / goals.size()) / 10.0));
        facts.put("deliverablesAccepted", Closure.ACCEPTED.equals(closure.verdict()));
        facts.put("lessonsWritten", lessons.of(projectKey).size());
        facts.put("lessonsExplained", !closure.noLessonsReason().isBlank());
        return facts;
    }
}
