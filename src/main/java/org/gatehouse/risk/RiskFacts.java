package org.gatehouse.risk;

import java.util.Map;
import org.gatehouse.gate.GateFacts;
import org.springframework.stereotype.Component;

/** How many open threats are high or extreme: what makes a gate stricter. */
@Component
class RiskFacts implements GateFacts {

    private final RiskCounts counts;

    RiskFacts(RiskCounts counts) {
        this.counts = counts;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        return Map.of("highRisks", counts.of(projectKey).high());
    }
}
