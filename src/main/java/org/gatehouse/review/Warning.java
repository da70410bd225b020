package org.gatehouse.review;

import java.util.Locale;
import org.gatehouse.health.Light;

/**
 * What the resource check says.
 *
 * @param page where it can be acted on: {@code levelling}, {@code budget} or {@code resources}
 * @param confidential whether it speaks of costs that not every reader may know
 */
record Warning(Light light, String english, String chinese, String page, boolean confidential) {

    public String in(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? chinese : english;
    }
}
