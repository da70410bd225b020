package org.gatehouse.table;

import java.util.Locale;
import java.util.Set;

/** How the text of a cell is compared and quoted. */
public final class CellText {

    private static final Set<String> NOTHING = Set.of("", "na", "n/a", "-", "—", "无", "不适用", "none", "null");

    private CellText() {}

    /** Whether it says that there is nothing: empty, a dash, n/a, 无 … */
    public static boolean isNothing(String text) {
        return NOTHING.contains(folded(text));
    }

    /** For comparing: without outer blanks and case, each run of blanks as one. */
    public static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** For messages: the first characters, with … where there are more. */
    public static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
