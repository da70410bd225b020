package org.gatehouse.schedule;

import java.time.LocalDateTime;

/**
 * A wish or an order about an activity's dates.
 *
 * @param at null for {@link Type#AS_SOON_AS_POSSIBLE} and {@link Type#AS_LATE_AS_POSSIBLE}
 */
public record Constraint(Type type, LocalDateTime at) {

    public static final Constraint NONE = new Constraint(Type.AS_SOON_AS_POSSIBLE, null);

    /** As in MS Project. */
    public enum Type {
        AS_SOON_AS_POSSIBLE,
        AS_LATE_AS_POSSIBLE,
        START_NO_EARLIER_THAN,
        START_NO_LATER_THAN,
        FINISH_NO_EARLIER_THAN,
        FINISH_NO_LATER_THAN,
        MUST_START_ON,
        MUST_FINISH_ON
    }
}
