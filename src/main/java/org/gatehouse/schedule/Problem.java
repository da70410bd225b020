package org.gatehouse.schedule;

import java.util.List;

/**
 * Why a network cannot be scheduled.
 *
 * @param activities keys of those concerned, as the kind tells
 */
public record Problem(Kind kind, List<String> activities) {

    public Problem {
        activities = List.copyOf(activities);
    }

    static Problem of(Kind kind, String... activities) {
        return new Problem(kind, List.of(activities));
    }

    /** What is wrong. */
    public enum Kind {
        /** Each waits for the one before it and the first for the last; summaries wait for what is in them. */
        CYCLE,
        /** A summary (first) is linked with something that is in it (second), or an activity with itself. */
        LINKED_WITH_OWN_PART,
        /** Each is in the next and the last in the first. */
        IN_ITSELF,
        /** The first is named by the second, as a parent or in a link, and does not exist. */
        UNKNOWN,
        /** The same key twice. */
        DUPLICATE,
        /** It has a constraint that needs a date, and no date. */
        NO_CONSTRAINT_DATE,
        /** Its constraint, deadline or actual dates are outside the years 1950 to 2149, or its duration is negative. */
        IMPOSSIBLE,
        /** Its calendar has not enough working time for it. */
        NO_WORKING_TIME
    }
}
