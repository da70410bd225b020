package org.gatehouse.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What earlier gates left behind. */
@Component
class EarlierGatesFacts implements GateFacts {

    private final List<GateBlocker> blockers;
    private final GateReviewRepository reviews;

    EarlierGatesFacts(List<GateBlocker> blockers, GateReviewRepository reviews) {
        this.blockers = blockers;
        this.reviews = reviews;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "openConditions",
                blockers.stream()
                        .mapToInt(blocker -> blocker.open(projectKey).size())
                        .sum());
        facts.put("waivedEarlier", reviews.waived(projectKey));
        facts.put("reconfirm", subject.equals(GateReview.RECONFIRM));
        return facts;
    }
}
