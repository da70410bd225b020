package org.gatehouse.trail;

import java.time.Instant;
import java.util.List;

/**
 * One thing that happened.
 *
 * @param actor id of who did it; {@code system} for the house itself
 * @param action what, in the event's words: the text is the message {@code trail.<action>}
 */
record TrailLine(
        String projectKey,
        Instant at,
        String actor,
        String action,
        String subject,
        String reason,
        List<String> details) {

    /** The room it happened in, as in {@code goal} of {@code goal.added}. */
    String kind() {
        int dot = action.indexOf('.');
        return dot < 0 ? action : action.substring(0, dot);
    }
}
