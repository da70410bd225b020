package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Hours as somebody enters them.
 *
 * @param hours more than 0 and at most 24, two decimals at most
 * @param kind id of a {@link WorkKind}; empty for the first one
 * @param billable null for what its kind says
 */
public record EntryDraft(String itemKey, LocalDate day, BigDecimal hours, String kind, Boolean billable, String note) {

    public EntryDraft {
        note = note == null ? "" : note.strip();
    }

    /** The first kind of work, with what that says of billing. */
    public static EntryDraft plain(String itemKey, LocalDate day, BigDecimal hours, String note) {
        return new EntryDraft(itemKey, day, hours, "", null, note);
    }
}
