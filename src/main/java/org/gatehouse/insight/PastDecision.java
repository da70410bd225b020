package org.gatehouse.insight;

import java.time.Instant;

/**
 * A decision at a gate, as the process of the gate led to it.
 *
 * @param instance the process instance
 * @param round 1 for the first time at this gate with this subject
 * @param decision {@code go}, {@code goWithConditions}, {@code rework}, {@code hold} or {@code stop}
 * @param waivers criteria that were waived for it
 */
record PastDecision(
        String instance,
        String project,
        String gate,
        String subject,
        int round,
        String decision,
        Instant decidedAt,
        String reason,
        int waivers) {

    boolean isPassed() {
        return decision.equals("go") || decision.equals("goWithConditions");
    }
}
