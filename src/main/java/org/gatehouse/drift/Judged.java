package org.gatehouse.drift;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What the decision table {@code drift} says about a departure.
 *
 * @param tolerance how much is allowed, in the departure's own measure
 * @param reopens whether the gate opens again: more than the tolerance, and the table says that counts
 * @param english what happened, in a sentence; empty where the table has no word on it
 * @param chinese the same
 */
record Judged(Departure departure, BigDecimal tolerance, boolean reopens, String english, String chinese) {

    /** Beyond the tolerance red, for the worse at all amber. */
    String light() {
        if (reopens) {
            return "red";
        }
        return departure.over().signum() > 0 ? "amber" : "green";
    }

    String why(Locale reader) {
        return "zh".equals(reader.getLanguage()) ? chinese : english;
    }
}
