package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The plan as it was approved, to measure against.
 *
 * @param number 1, 2, … in its project
 * @param reason why it was taken; empty for the one of the plan gate
 * @param finishDate last day of the plan; null where it had no dates
 */
@Table("plan_baseline")
public record Baseline(
        @Id Long id,
        String projectKey,
        @Column("baseline_number") int number,
        String reason,
        Instant takenAt,
        String takenBy,
        int itemCount,
        BigDecimal effortHours,
        LocalDate finishDate) {}
