package org.gatehouse.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What earlier gates left behind. */
@Component
class EarlierGatesFacts implements GateFacts {

    private final List<GateBlocker> blockers;

    EarlierGatesFacts(List<GateBlocker> blockers) {
        this.blockers = blockers;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "openConditions",
                blockers.stream()
                        .mapToInt(blocker -> blocker.open(projectKey).size())
                        .sum());
        return facts;
    }
}
