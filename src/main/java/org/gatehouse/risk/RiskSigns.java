package org.gatehouse.risk;

import java.util.Map;
import org.gatehouse.health.VitalSigns;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** What the risks say about a project's health. */
@Component
class RiskSigns implements VitalSigns {

    private final RiskCounts counts;

    RiskSigns(RiskCounts counts) {
        this.counts = counts;
    }

    @Override
    public Map<String, Object> of(Project project) {
        RiskFigures figures = counts.of(project.key());
        return Map.of(
                "highRisks", figures.high(),
                "openRisks", figures.open(),
                "unansweredRisks", figures.unanswered(),
                "firedRisks", figures.fired());
    }
}
