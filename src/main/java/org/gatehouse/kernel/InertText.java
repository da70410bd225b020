package org.gatehouse.kernel;

/** Text for a cell that a spreadsheet must not take for a formula. */
public final class InertText {

    private InertText() {}

    /** The text, behind an apostrophe where it would compute. */
    public static String of(String text) {
        return isRisky(text) ? "'" + text : text;
    }

    /** The text as it was before {@link #of}. */
    public static String bare(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && isRisky(text.substring(1)) ? text.substring(1) : text;
    }

    private static boolean isRisky(String text) {
        return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    }
}
