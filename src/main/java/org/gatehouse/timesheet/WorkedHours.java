package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.data.relational.core.mapping.Column;

/**
 * Hours a person worked on an item on one day, all entries added up.
 *
 * @param rateDay the day whose rate they cost: the day they were worked, for corrections that of what they correct
 */
public record WorkedHours(
        String itemKey,
        String personId,
        @Column("work_day") LocalDate day,
        LocalDate rateDay,
        boolean billable,
        BigDecimal hours) {}
