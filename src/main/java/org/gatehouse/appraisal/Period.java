package org.gatehouse.appraisal;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A time in which everybody who has a line manager is appraised. */
@Table("appraisal_period")
record Period(
        @Id Long id,
        @Version int version,
        String name,
        Kind kind,
        LocalDate fromDay,
        LocalDate toDay,
        String startedBy,
        Instant startedAt) {

    enum Kind {
        QUARTER(3),
        HALF(6),
        YEAR(12);

        private final int months;

        Kind(int months) {
            this.months = months;
        }

        int months() {
            return months;
        }
    }
}
