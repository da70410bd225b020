package org.gatehouse.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.change.Impact.Frame;
import org.gatehouse.change.Impact.GoalEffect;
import org.gatehouse.gate.GateFacts;
import org.springframework.stereotype.Component;

/** What a change would do, for its gate's criteria. */
@Component
class ChangeFacts implements GateFacts {

    private final Changes changes;

    ChangeFacts(Changes changes) {
        this.changes = changes;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        if (!gate.equals("change")) {
            return Map.of();
        }
        Impact impact = changes.impact(changes.require(projectKey, subject));
        Frame frame = impact.frame();
        Map<String, Object> facts = new HashMap<>();
        facts.put("changeDelayDays", days(frame.planFinishBefore(), frame.planFinishAfter()));
        facts.put("changeDaysBeyondEnd", days(frame.projectEndAfter(), frame.planFinishAfter()));
        facts.put("changeBudgetPercent", growth(frame.budgetBefore(), frame.budgetAfter()));
        facts.put(
                "changeGoalsEndangered",
                impact.goals().stream().filter(GoalEffect::newly).count());
        return facts;
    }

    private static Long days(LocalDate from, LocalDate to) {
        return from == null || to == null ? null : ChronoUnit.DAYS.between(from, to);
    }

    private static Double growth(BigDecimal before, BigDecimal after) {
        return before == null || after == null || before.signum() == 0
                ? null
                : after.subtract(before)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(before, 1, RoundingMode.HALF_UP)
                        .doubleValue();
    }
}
