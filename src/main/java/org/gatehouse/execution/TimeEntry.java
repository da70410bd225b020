package org.gatehouse.execution;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** Hours a person worked on an item on one day. */
@Table("time_entry")
public record TimeEntry(
        @Id Long id,
        String itemKey,
        String projectKey,
        String personId,
        @Column("work_day") LocalDate day,
        BigDecimal hours,
        String note,
        Instant createdAt) {}
