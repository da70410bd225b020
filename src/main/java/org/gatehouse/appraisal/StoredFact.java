package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A {@link FactLine} as it is kept; the waits are JSON. */
@Table("appraisal_fact")
record StoredFact(
        @Id Long id,
        long kpiId,
        int place,
        String label,
        String link,
        LocalDate due,
        LocalDate done,
        boolean counted,
        Boolean hit,
        BigDecimal figure,
        Long workedMinutes,
        Long waitedMinutes,
        Long chargedMinutes,
        String waits) {}
