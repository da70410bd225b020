package org.gatehouse.gate;

import java.util.List;
import java.util.Locale;

/**
 * What the decision table {@code gate-recommendation} advises.
 *
 * @param decision one of those that may be decided; empty where no rule fits
 */
record Recommendation(String decision, List<Reason> reasons) {

    static final Recommendation NONE = new Recommendation("", List.of());

    Recommendation {
        reasons = List.copyOf(reasons);
    }

    /** In both languages. */
    record Reason(String english, String chinese) {

        public String in(Locale reader) {
            return "zh".equals(reader.getLanguage()) ? chinese : english;
        }
    }
}
