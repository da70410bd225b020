package org.gatehouse.schedule;

import java.time.LocalDateTime;

/**
 * A date that an activity does not keep.
 *
 * @param minutes working minutes, by its calendar, that it is off
 */
public record Missed(String activity, What what, LocalDateTime at, long minutes) {

    /** Whose date it is. */
    public enum What {
        CONSTRAINT,
        DEADLINE
    }
}
