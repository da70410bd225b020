package org.gatehouse.progress;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The moment up to which something counts, the status date of earned value.
 *
 * @param day the last day that counts
 * @param moment up to which of that day work was planned to be done
 */
record Cutoff(LocalDate day, LocalDateTime moment) {

    static Cutoff endOf(LocalDate day) {
        return new Cutoff(day, day.plusDays(1).atStartOfDay());
    }

    static Cutoff at(LocalDateTime now) {
        return new Cutoff(now.toLocalDate(), now);
    }
}
