package org.gatehouse.execution;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.data.relational.core.mapping.Column;

/** Hours a person worked on an item on one day, all entries added up. */
public record WorkedHours(
        String itemKey, String personId, @Column("work_day") LocalDate day, BigDecimal hours) {}
