package org.gatehouse.seal;

import java.util.Locale;

/**
 * What a check of one project's chain found.
 *
 * @param kind as {@link Sealed#kind()}
 * @param checked links that were looked at
 * @param brokenAt number of the first link that does not hold, counted from 1; null where the chain is whole
 * @param english which link that is and what is wrong with it, for a reader; empty where the chain is whole
 * @param chinese the same
 * @param link path in the portal where the broken place is shown; empty where there is none
 */
public record Finding(String kind, int checked, Integer brokenAt, String english, String chinese, String link) {

    public static Finding whole(String kind, int checked) {
        return new Finding(kind, checked, null, "", "", "");
    }

    public static Finding broken(String kind, int checked, int brokenAt, String english, String chinese, String link) {
        return new Finding(kind, checked, brokenAt, english, chinese, link);
    }

    public boolean isWhole() {
        return brokenAt == null;
    }

    /** What is wrong, in the reader's language. */
    public String in(Locale reader) {
        return "zh".equals(reader.getLanguage()) ? chinese : english;
    }
}
