package org.gatehouse.engine;

import java.util.Locale;

/**
 * A name in both languages as the engine stores it: {@code english | 中文} or {@code english | 中文 | project}.
 *
 * @param project name of the project; empty where the label is not about one
 */
public record Label(String english, String chinese, String project) {

    private static final String SEPARATOR = " | ";

    /** Takes a stored name apart; a plain name reads the same in both languages. */
    public static Label of(String stored) {
        String[] parts = stored.split(" \\| ", 3);
        return new Label(parts[0], parts.length > 1 ? parts[1] : parts[0], parts.length > 2 ? parts[2] : "");
    }

    /** The name without the project. */
    public String in(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? chinese : english;
    }

    @Override
    public String toString() {
        String names = english + SEPARATOR + chinese;
        return project.isEmpty() ? names : names + SEPARATOR + project;
    }
}
