package org.gatehouse.resource;

import java.time.LocalDate;

/**
 * Days on which somebody does not work.
 *
 * @param toDate last of the days
 * @param note in their own words; may be empty
 */
public record Absence(long id, String personId, LocalDate fromDate, LocalDate toDate, Kind kind, String note) {

    /** Why somebody is away. */
    public enum Kind {
        LEAVE,
        SICK,
        TRAINING,
        OTHER
    }
}
