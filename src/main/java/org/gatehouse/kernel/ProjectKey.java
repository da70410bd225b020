package org.gatehouse.kernel;

import java.util.Locale;
import java.util.regex.Pattern;

/** Short name of a project, as in {@code SEO}; its items are {@code SEO-1}, {@code SEO-2}, … */
public final class ProjectKey {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,9}");

    private ProjectKey() {}

    /** Whether the text is two to ten capital letters and digits, a letter first. */
    public static boolean isValid(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** The project part of an item key: {@code SEO} of {@code SEO-12}. */
    public static String ofItem(String itemKey) {
        int dash = itemKey.lastIndexOf('-');
        return dash < 0 ? itemKey : itemKey.substring(0, dash);
    }

    /** A readable proposal from a project's name: initials of its Latin words, {@code P} where it has none. */
    public static String propose(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+")) {
            if (word.isEmpty()) {
                continue;
            }
            if (initials.isEmpty() && Character.isDigit(word.charAt(0))) {
                continue;
            }
            if (initials.isEmpty() && word.length() <= 5) {
                initials.append(word);
            } else {
                initials.append(word.charAt(0));
            }
            if (initials.length() >= 5) {
                break;
            }
        }
        return switch (initials.length()) {
            case 0 -> "P";
            case 1 -> initials + "P";
            default -> initials.substring(0, Math.min(8, initials.length()));
        };
    }
}
