package org.gatehouse.timesheet;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * A person's week as a whole.
 *
 * @param monday its first day
 * @param submission how often it was submitted
 * @param reason why it was returned or opened again; empty otherwise
 */
record Week(
        String personId,
        LocalDate monday,
        EntryStatus status,
        int submission,
        String reason,
        Instant submittedAt,
        Instant decidedAt) {

    static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /**
     * Where an entry stands, by its week and by its project's part of it; what one manager approved stays so while
     * another's part is corrected.
     *
     * @param part null where the project has none
     */
    static EntryStatus standing(String week, String part) {
        if (EntryStatus.APPROVED.name().equals(part)) {
            return EntryStatus.APPROVED;
        }
        return week == null ? EntryStatus.OPEN : EntryStatus.valueOf(week);
    }

    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    /** Names its process: the person and the week, as {@code chen/2026-11-23}. */
    String key() {
        return personId + "/" + monday;
    }
}
