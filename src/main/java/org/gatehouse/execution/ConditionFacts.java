package org.gatehouse.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.gate.GateFacts;
import org.springframework.stereotype.Component;

/** How many conditions of earlier gates are open, overdue, met and let go, for the tables of the gates. */
@Component
class ConditionFacts implements GateFacts {

    private final ConditionRows rows;
    private final Clock clock;

    ConditionFacts(ConditionRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        LocalDate today = LocalDate.now(clock);
        List<GateCondition.State> states =
                rows.of(projectKey).stream().map(each -> each.state(today)).toList();
        return Map.of(
                "conditionsLeft", count(states, GateCondition.State.OPEN) + count(states, GateCondition.State.OVERDUE),
                "conditionsOverdue", count(states, GateCondition.State.OVERDUE),
                "conditionsMet", count(states, GateCondition.State.MET),
                "conditionsLetGo", count(states, GateCondition.State.LET_GO));
    }

    private static int count(List<GateCondition.State> states, GateCondition.State which) {
        return (int) states.stream().filter(which::equals).count();
    }
}
