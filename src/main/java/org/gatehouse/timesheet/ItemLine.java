package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a sheet of hours says of a work item.
 *
 * @param effort hours it was estimated at; null where nobody did
 * @param start when work on it began; null where it has not
 * @param planned when it is to begin; null where nothing says
 * @param finish when it was done; null while it is not
 * @param projectStart no hours are entered before, see {@link #firstDay}
 * @param writable whether hours may be entered on it as it and its project stand
 */
record ItemLine(
        String key,
        String title,
        String projectKey,
        String projectName,
        BigDecimal effort,
        LocalDate start,
        LocalDate planned,
        LocalDate finish,
        LocalDate projectStart,
        boolean writable) {

    /** From when on hours of a project are entered: from its start, or from when it was entered if work began before. */
    static LocalDate firstDay(LocalDate start, Instant created, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(created, zone);
        return day.isBefore(start) ? day : start;
    }

    /** Begun on that day, by someone who has it as their task and has told nothing of it yet. */
    ItemLine begunOn(LocalDate day) {
        return new ItemLine(key, title, projectKey, projectName, effort, day, planned, finish, projectStart, writable);
    }
}
