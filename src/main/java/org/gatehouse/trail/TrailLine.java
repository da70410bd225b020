package org.gatehouse.trail;

import java.time.Instant;
import java.util.List;
import org.gatehouse.kernel.Change;

/**
 * One thing that happened.
 *
 * @param number within the project, from 1; 0 while its transaction is not at its end
 * @param actor id of who did it; {@code system} for the house itself
 * @param onBehalfOf id of the person in whose place; empty for nobody's
 * @param action what, in the event's words: the text is the message {@code trail.<action>}
 * @param hash ties it to the line before; empty while its transaction is not at its end
 */
record TrailLine(
        String projectKey,
        int number,
        Instant at,
        String actor,
        String onBehalfOf,
        String action,
        String subject,
        String reason,
        List<String> details,
        List<Change> changes,
        String hash) {

    /** The room it happened in, as in {@code goal} of {@code goal.added}. */
    String kind() {
        int dot = action.indexOf('.');
        return dot < 0 ? action : action.substring(0, dot);
    }
}
