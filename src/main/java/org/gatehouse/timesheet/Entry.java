package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Hours a person worked on an item on one day.
 *
 * @param hours more than 0 and at most 24, two decimals at most; a correction's are what it adds, or takes away below 0
 * @param kind of work: id of a {@link WorkKind}
 * @param corrects the entry of a closed month that this one corrects; null where it corrects none
 */
public record Entry(
        long id,
        String itemKey,
        String projectKey,
        String person,
        LocalDate day,
        BigDecimal hours,
        String kind,
        boolean billable,
        String note,
        EntryStatus status,
        Long corrects) {}
