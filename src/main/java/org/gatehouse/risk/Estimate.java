package org.gatehouse.risk;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * How somebody sees a risk before any response.
 *
 * @param probability 1 to 5; null where nothing was chosen
 * @param impact 1 to 5
 * @param nearFrom first day on which it may happen; null where nobody can say
 * @param basis what the assessment rests on; may be empty
 */
record Estimate(Integer probability, Integer impact, LocalDate nearFrom, LocalDate nearUntil, String basis) {

    Estimate {
        basis = basis == null ? "" : basis.strip();
    }

    /** As the form of the task sends it. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        Sent.put(values, "probability", probability);
        Sent.put(values, "impact", impact);
        Sent.put(values, "nearFrom", nearFrom);
        Sent.put(values, "nearUntil", nearUntil);
        Sent.put(values, "basis", basis);
        return values;
    }
}
