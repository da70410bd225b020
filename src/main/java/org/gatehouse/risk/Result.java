package org.gatehouse.risk;

import java.util.HashMap;
import java.util.Map;

/**
 * What a response came to.
 *
 * @param outcome {@code watch} or {@code closed}
 * @param ending how it ended; for {@code closed}
 * @param note what was done
 * @param residualProbability 1 to 5, as it is seen now; for {@code watch}
 */
record Result(String outcome, Ending ending, String note, Integer residualProbability, Integer residualImpact) {

    static final String WATCH = "watch";
    static final String CLOSED = "closed";

    Result {
        outcome = outcome == null ? "" : outcome;
        note = note == null ? "" : note.strip();
    }

    boolean isClosed() {
        return outcome.equals(CLOSED);
    }

    /** As the form of the task sends it. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        Sent.put(values, "outcome", outcome);
        Sent.put(values, "ending", ending);
        Sent.put(values, "note", note);
        Sent.put(values, "residualProbability", residualProbability);
        Sent.put(values, "residualImpact", residualImpact);
        return values;
    }
}
