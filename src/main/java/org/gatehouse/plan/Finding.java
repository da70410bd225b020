package org.gatehouse.plan;

import java.util.Locale;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that keeps a plan from being ready, in the words of the decision table.
 *
 * @param itemKey null where it is about the plan as a whole
 */
@Table("plan_finding")
record Finding(@Id Long id, String projectKey, String itemKey, String english, String chinese) {

    String in(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? chinese : english;
    }
}
