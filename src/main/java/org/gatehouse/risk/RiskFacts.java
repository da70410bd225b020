package org.gatehouse.risk;

import java.util.Map;
import org.gatehouse.gate.GateFacts;
import org.springframework.stereotype.Component;

/** What makes a gate stricter: open risks, those that are high or extreme, and whether they are answered. */
@Component
class RiskFacts implements GateFacts {

    private final RiskCounts counts;

    RiskFacts(RiskCounts counts) {
        this.counts = counts;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        RiskFigures figures = counts.of(projectKey);
        return Map.of(
                "highRisks", figures.high(),
                "openRisks", figures.open(),
                "firedRisks", figures.fired(),
                "highRisksUnanswered", counts.highUnanswered(projectKey));
    }
}
