package org.gatehouse.risk;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What its owner means to do about a risk.
 *
 * @param due by when the response is ready; null only where the risk is accepted
 * @param residualProbability 1 to 5, as it would be with the response
 * @param trigger by what one knows that it comes true
 */
record Intention(
        Strategy strategy,
        String plan,
        LocalDate due,
        Integer residualProbability,
        Integer residualImpact,
        Trigger trigger) {

    Intention {
        plan = plan == null ? "" : plan.strip();
        trigger = trigger == null ? Trigger.NONE : trigger;
    }

    /** As the form of the task sends it. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        Sent.put(values, "strategy", strategy);
        Sent.put(values, "plan", plan);
        Sent.put(values, "responseDue", due);
        Sent.put(values, "residualProbability", residualProbability);
        Sent.put(values, "residualImpact", residualImpact);
        Sent.put(values, "triggerText", trigger.text());
        Sent.put(values, "triggerKind", trigger.kind());
        Sent.put(values, "triggerDay", trigger.day());
        Sent.put(values, "triggerItem", trigger.item());
        Sent.put(values, "triggerDays", trigger.days());
        return values;
    }
}
