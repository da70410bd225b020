package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A plan and its goals as they stood at one moment, to measure against.
 *
 * @param number 1, 2, … in its project
 * @param subject which of its kind: the gate's review, the change request, the file
 * @param reason the same in words, where the occasion alone does not say it; else empty
 * @param finishDate last day of the plan; null where it had no dates
 * @param cost what its items were to cost, in the project's currency; null where nobody knew
 */
@Table("plan_baseline")
public record Baseline(
        @Id Long id,
        String projectKey,
        @Column("baseline_number") int number,
        Occasion occasion,
        String subject,
        String reason,
        Instant takenAt,
        String takenBy,
        int itemCount,
        BigDecimal effortHours,
        LocalDate finishDate,
        BigDecimal cost) {

    /** What a baseline is taken for. */
    public enum Occasion {
        GOAL_GATE,
        PLAN_GATE,
        CHANGE,
        CLOSURE_GATE,
        IMPORT;

        static Occasion ofGate(String gate) {
            return switch (gate) {
                case "goal" -> GOAL_GATE;
                case "plan" -> PLAN_GATE;
                case "closure" -> CLOSURE_GATE;
                default -> throw new IllegalArgumentException(gate);
            };
        }
    }

    /** Whether the work is measured by it: at the plan gate or by a change somebody approved these dates. */
    boolean isPromise() {
        return occasion == Occasion.PLAN_GATE || occasion == Occasion.CHANGE;
    }
}
