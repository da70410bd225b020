package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.gatehouse.goal.Goal;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A goal as a baseline holds it. */
@Table("baseline_goal")
public record BaselineGoal(
        @Id Long id,
        Long baselineId,
        String goalKey,
        String statement,
        String metric,
        String unit,
        BigDecimal baselineValue,
        BigDecimal targetValue,
        LocalDate deadline,
        String ownerId) {

    public BaselineGoal {
        baselineValue = ItemDraft.plain(baselineValue);
        targetValue = ItemDraft.plain(targetValue);
    }

    static BaselineGoal of(Goal goal) {
        return new BaselineGoal(
                null,
                null,
                goal.key(),
                goal.statement(),
                goal.metric(),
                goal.unit(),
                goal.baselineValue(),
                goal.targetValue(),
                goal.deadline(),
                goal.ownerId());
    }

    BaselineGoal in(Baseline baseline) {
        return new BaselineGoal(
                null, baseline.id(), goalKey, statement, metric, unit, baselineValue, targetValue, deadline, ownerId);
    }

    boolean says(BaselineGoal other) {
        return statement.equals(other.statement)
                && metric.equals(other.metric)
                && unit.equals(other.unit)
                && Objects.equals(baselineValue, other.baselineValue)
                && Objects.equals(targetValue, other.targetValue)
                && Objects.equals(deadline, other.deadline)
                && ownerId.equals(other.ownerId);
    }
}
