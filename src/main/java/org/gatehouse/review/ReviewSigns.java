package org.gatehouse.review;

import java.util.HashMap;
import java.util.Map;
import org.gatehouse.health.VitalSigns;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** Whether the work is finished before the goals' deadlines, for the project's health. */
@Component
class ReviewSigns implements VitalSigns {

    private final Measuring measuring;

    ReviewSigns(Measuring measuring) {
        this.measuring = measuring;
    }

    @Override
    public Map<String, Object> of(Project project) {
        Figures figures = measuring.of(project);
        Map<String, Object> facts = new HashMap<>();
        facts.put("goals", figures.goals());
        facts.put("goalsEndangered", figures.goalsEndangered());
        facts.put(
                "goalsEndangeredShare",
                figures.expectedFinish() == null
                        ? null
                        : (Double) figures.goalsEndangeredShare().doubleValue());
        return facts;
    }
}
