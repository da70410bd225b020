package org.gatehouse.appraisal;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Whose facts are looked at, and which.
 *
 * @param project key of the one project that counts; null for all of them
 * @param to the last day that counts
 * @param now up to when what is still open has lasted
 */
record Scope(String person, String project, LocalDate from, LocalDate to, LocalDateTime now) {

    Scope {
        LocalDateTime end = to.plusDays(1).atStartOfDay();
        now = now.isAfter(end) ? end : now;
    }

    boolean isWithin(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
