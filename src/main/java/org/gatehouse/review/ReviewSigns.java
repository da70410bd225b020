package org.gatehouse.review;

import java.util.HashMap;
import java.util.Map;
import org.gatehouse.health.VitalSigns;
import org.gatehouse.measure.Readings;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** How the goals stand to the work and to what was read, for the project's health. */
@Component
class ReviewSigns implements VitalSigns {

    private final Measuring measuring;
    private final Readings readings;

    ReviewSigns(Measuring measuring, Readings readings) {
        this.measuring = measuring;
        this.readings = readings;
    }

    @Override
    public Map<String, Object> of(Project project) {
        Figures figures = measuring.of(project);
        Map<String, Object> facts = new HashMap<>();
        facts.put("goals", figures.goals());
        facts.put("goalsRead", readings.ofGoals(project.key()).size());
        facts.put("goalsBeforeFinish", figures.goalsEndangered());
        facts.put(
                "goalsBeforeFinishShare",
                figures.expectedFinish() == null
                        ? null
                        : (Double) figures.goalsEndangeredShare().doubleValue());
        return facts;
    }
}
